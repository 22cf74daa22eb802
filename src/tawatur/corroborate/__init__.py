"""What stands? Which statements say the same, by how many independent voices, and what does not fit together."""

from tawatur.corroborate.dossier import Corroborator
from tawatur.corroborate.likeness import Counted
from tawatur.corroborate.trace import Tracer

__all__ = ["Corroborator", "Counted", "Tracer"]
