"""How everything looks that is drawn: KRDS colours, one theme of charts, pictures of charts."""
