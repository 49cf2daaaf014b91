"""IT projects (정보화사업): what they are, what they serve, what they cost."""
