"""업무 문서철: everything that is known of one process, as one document.

model       what a dossier is made of: values only
reading     reads it out of the database
parts       purpose, law, figures, forms: from the register
drawn       diagram, step table, RACI: from a flow chart
study       checks, redesign proposals, simulated comparison, history
document    puts them together
"""
