"""업무매뉴얼: the published processes of a department as one document, edition by edition.

model       chapters, editions, refusals: values only
snapshot    what an edition keeps to be compared with
changes     what is otherwise than in the last edition
reading     reads a manual out of the database
document    the manual as a document
publishing  a new edition: read, written, kept
store       editions in the database, append-only
"""
