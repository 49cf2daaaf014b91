"""Help where it is needed: what a page is for, words that explain themselves, a first round."""
