"""Uploaded pictures: what is let in, and what readers get of it. Functions over bytes; the models call them."""

from .intake import ImageRefused, Verified, verify
from .renditions import EncodedRendition, make_renditions

__all__ = ["EncodedRendition", "ImageRefused", "Verified", "make_renditions", "verify"]
