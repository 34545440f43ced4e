"""The one door to the network: public addresses only unless a host is allowed by name, and a bound on everything that comes in."""

from .addresses import read_host, read_url, show_url
from .door import Conditions, Door, Policy, fetch_page
from .guarding import guard
from .messages import Fetched

__all__ = ["Conditions", "Door", "Fetched", "Policy", "fetch_page", "guard", "read_host", "read_url", "show_url"]
