"""What a draft cites stays as it was accepted; where its source says otherwise now, it is told."""
