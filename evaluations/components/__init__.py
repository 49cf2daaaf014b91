"""Components (⑱): what software is made of, by the files of its suppliers (SBOM)."""
