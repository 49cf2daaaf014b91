"""What a draft takes its facts from: any number of processes and IT projects, in an order."""
