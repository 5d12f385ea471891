"""What a text reports about the persons it names: kind, country and date, with reasons; doubt goes to the editors."""

from cases.classification.sentences import Classified, classify, classify_text

__all__ = ["Classified", "classify", "classify_text"]
