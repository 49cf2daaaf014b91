"""평가 보고서: the evaluation of one IT project as a document.

model       what a report is made of: values only
reading     reads it out of the database
verdict     the verdict, its gates, scores and reasons, as blocks
choosing    conditions, candidates, costs and weights, as blocks
document    puts them together
"""
