"""The document for a word processor, part by part."""
