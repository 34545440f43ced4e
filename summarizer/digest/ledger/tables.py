"""The tables of the ledger. A time is ISO 8601 in UTC to the millisecond, so that texts sort as times do."""

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, MetaData, Table, Text, UniqueConstraint

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

lease = Table(
    "lease",
    metadata,
    Column("name", Text, primary_key=True),
    Column("holder", Text),
    Column("token", Integer, nullable=False),
    Column("expires", Text),
)
"""One row: who is at work until when. `token` grows by one with each holder, and every write names it."""

sources = Table(
    "sources",
    metadata,
    Column("key", Text, primary_key=True),
    Column("memory", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("message", Text),
    Column("documents", Integer, nullable=False),
    Column("checked", Text, nullable=False),
    Column("succeeded", Text),
    Column("failures", Integer, nullable=False),
    Column("notices", Text, nullable=False),
)
"""What a source remembers (validators of a feed, say), how it last fared, and what of it the next digest must mention."""

documents = Table(
    "documents",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source_key", Text, nullable=False),
    Column("item_key", Text, nullable=False),
    Column("raw", Text, nullable=False),
    Column("gone", Text),
    Column("gone_run", Integer, ForeignKey("runs.id")),
    UniqueConstraint("source_key", "item_key"),
)
"""An article by the source that has it and what it is called there. `raw` is the hash of what was last read of it, `gone` when it was missed."""

versions = Table(
    "versions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document_id", Integer, ForeignKey("documents.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("url", Text),
    Column("dated", Text),
    Column("seen", Text, nullable=False),
    Column("body", Text, nullable=False),
    UniqueConstraint("document_id", "number"),
)
"""What an article said from `seen` on: `body` is the Document as JSON, `sha256` that of its text, `dated` when its feed says that it is from."""

runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("begun", Text, nullable=False),
    Column("token", Integer, nullable=False),
    Column("notices", Text, nullable=False),
    Column("told", Text),
    Column("published", Text),
    Column("quiet", Boolean),
    Column("calls", Integer, nullable=False, default=0),
    Column("cost", Float),
)
"""A run stands here from the moment on at which its documents were decided; `told` and `published` are when it came so far."""

members = Table(
    "members",
    metadata,
    Column("version_id", Integer, ForeignKey("versions.id"), primary_key=True),
    Column("run_id", Integer, ForeignKey("runs.id"), nullable=False, index=True),
    Column("is_news", Boolean, nullable=False),
)
"""The one digest that a version belongs to: the key forbids a second."""

digests = Table(
    "digests",
    metadata,
    Column("run_id", Integer, ForeignKey("runs.id"), primary_key=True),
    Column("body", Text, nullable=False),
)
"""What a run told, as JSON, from which files and parcels are made again to the byte."""

stories = Table(
    "stories",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("last_run", Integer, ForeignKey("runs.id"), nullable=False),
    Column("last_told", Text, nullable=False, index=True),
)

story_documents = Table(
    "story_documents",
    metadata,
    Column("story_id", Integer, ForeignKey("stories.id"), primary_key=True),
    Column("document_id", Integer, ForeignKey("documents.id"), primary_key=True),
    Column("passage", Integer, primary_key=True),
    Index("ix_story_documents_document_id", "document_id"),
)
"""Which articles a story was last told from: `passage` is the number of the article inside its document."""

told = Table(
    "told",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("story_id", Integer, ForeignKey("stories.id"), nullable=False, index=True),
    Column("run_id", Integer, ForeignKey("runs.id"), nullable=False),
    Column("statement", Text, nullable=False),
    Column("withdrawn_run", Integer, ForeignKey("runs.id")),
)

spans = Table(
    "spans",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("told_id", Integer, ForeignKey("told.id"), nullable=False, index=True),
    Column("document_id", Integer, ForeignKey("documents.id"), nullable=False, index=True),
    Column("quote", Text, nullable=False),
)
"""The words of an article that carried a fact when it was told."""

outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("run_id", Integer, ForeignKey("runs.id"), nullable=False),
    Column("sink_key", Text, nullable=False),
    Column("parcel_id", Text, nullable=False, unique=True),
    Column("state", Text, nullable=False, index=True),
    Column("attempts", Integer, nullable=False, default=0),
    Column("due", Text, nullable=False),
    Column("updated", Text, nullable=False),
    Column("message", Text),
    UniqueConstraint("run_id", "sink_key"),
)
"""A digest to be delivered to one place: waiting, sending, sent, doubtful (it may have arrived) or dead (given up)."""

batches = Table(
    "batches",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("run_id", Integer, ForeignKey("runs.id"), nullable=False, index=True),
    Column("token", Text, nullable=False, unique=True),
    Column("provider_id", Text),
    Column("made", Text, nullable=False),
    Column("asked", Text, nullable=False),
    Column("later", Text, nullable=False),
    Column("closed", Boolean, nullable=False, default=False),
    Column("message", Text),
)
"""Questions that a run has handed in together, until it has told. `provider_id` is what the provider calls them, `asked` and `later` are JSON."""

replies = Table(
    "replies",
    metadata,
    Column("run_id", Integer, ForeignKey("runs.id"), primary_key=True),
    Column("key", Text, primary_key=True),
    Column("body", Text, nullable=False),
)
"""The replies that a run of questions that can wait has paid for, as JSON, until it has told."""
