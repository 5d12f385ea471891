"""The register on disk: tables, repositories, outbox, evidence and the hash chain."""
