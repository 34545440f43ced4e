"""The verifier's network: a small BERT read as a cross-encoder, with a sentence head and a word head."""

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

LABELS = ("entailment", "neutral", "contradiction")
_NEVER = -20.0
"""The logit of what is never so."""


class Verifier(nn.Module):
    """Premise and claim in, three logits out (in the order of LABELS), and one logit a token, high where it is wrong.

    The sentence head sees the first token, the mean and the maximum over the claim's tokens: one wrong word is a claim's
    fault, and a maximum keeps it in sight where a mean drowns it.
    """

    def __init__(self, config: BertConfig) -> None:
        super().__init__()
        self.body = BertModel(config, add_pooling_layer=False)
        width = config.hidden_size
        self.mix = nn.Linear(3 * width, width)
        self.head = nn.Linear(width, len(LABELS))
        self.word_head = nn.Linear(width, 1)

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> tuple[Tensor, Tensor]:
        """Return logits of shape (batch, 3) and (batch, length) for integer tensors of shape (batch, length)."""
        states = self.body(input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids).last_hidden_state
        inside = (token_type_ids * attention_mask).unsqueeze(-1).to(states.dtype)
        mean = (states * inside).sum(1) / inside.sum(1).clamp(min=1.0)
        highest = (states + (inside - 1.0) * 1e4).amax(1)
        pooled = torch.tanh(self.mix(torch.cat((states[:, 0], mean, highest), dim=-1)))
        return self.head(pooled), self.word_head(states).squeeze(-1)


class Single(nn.Module):
    """A trained network for one pair without padding, as it is shipped: logits of shape (1, 3).

    The heads see the first token and the claim's, so the last layer is worked out for these alone: a tenth less work, the same answer.
    The words speak, too: the logit of entailment is lowered by the logarithm of 1 plus the odds that the claim's worst word is wrong.
    """

    def __init__(self, trained: Verifier) -> None:
        super().__init__()
        self.trained = trained

    def forward(self, input_ids: Tensor, token_type_ids: Tensor) -> Tensor:
        """Return logits for integer tensors of shape (1, length), the premise (type 0) before the claim (type 1)."""
        body = self.trained.body
        states = body.embeddings(input_ids=input_ids, token_type_ids=token_type_ids)
        *layers, last = body.encoder.layer
        for layer in layers:
            states = layer(states, None)
        claim = token_type_ids.shape[1] - token_type_ids.sum()
        wanted = torch.cat((states[:, :1], states[:, claim:]), dim=1)
        wanted = _attended(last.attention, wanted, states)
        wanted = last.output(last.intermediate(wanted), wanted)
        inside = wanted[:, 1:]
        pooled = torch.tanh(self.trained.mix(torch.cat((wanted[:, 0], inside.mean(1), inside.amax(1)), dim=-1)))
        logits = self.trained.head(pooled)
        words = self.trained.word_head(inside[:, :-1])  # less the mark that ends the claim, which may have no other
        worst = torch.cat((words, torch.full_like(inside[:, :1, :1], _NEVER)), dim=1).amax(1)
        return torch.cat((logits[:, :1] - nn.functional.softplus(worst), logits[:, 1:]), dim=1)


def _attended(attention: nn.Module, wanted: Tensor, states: Tensor) -> Tensor:
    """What the tokens in `wanted` become that attend to all `states`: one layer's attention with its residual and norm."""
    own = attention.self
    heads = (1, -1, own.num_attention_heads, own.attention_head_size)
    query, key, value = own.query(wanted), own.key(states), own.value(states)
    query, key, value = (t.view(heads).transpose(1, 2) for t in (query, key, value))
    weights = torch.softmax(query @ key.transpose(2, 3) * own.scaling, dim=-1)
    context = (weights @ value).transpose(1, 2).reshape(1, -1, own.all_head_size)
    found: Tensor = attention.output(context, wanted)
    return found


def build(base: Path, dropout: float) -> Verifier:
    """Return a network of the base's shape. `base` is a Hugging Face folder of a BERT; its weights are not loaded."""
    config = BertConfig.from_pretrained(base)
    config.hidden_dropout_prob = dropout
    config.attention_probs_dropout_prob = 0.0  # dropout inside attention is slow on a CPU
    return Verifier(config)


def narrow(layer: nn.Module, width: int) -> None:
    """Give a layer of the body `width` inner units instead of those it has; their weights are new and random."""
    outside = layer.output.dense.out_features
    layer.intermediate.dense = nn.Linear(outside, width)
    layer.output.dense = nn.Linear(width, outside)


def load_trained(model: Verifier, path: Path) -> None:
    """Put the weights of a checkpoint into a network, whose layers become as narrow as the checkpoint's: see slim.py."""
    weights = torch.load(path, weights_only=True)["model"]
    for number, layer in enumerate(model.body.encoder.layer):
        narrow(layer, len(weights[f"body.encoder.layer.{number}.intermediate.dense.bias"]))
    model.load_state_dict(weights)


def open_trained(base: Path, checkpoint: Path) -> Verifier:
    """Return the network of a checkpoint, to be run and not trained. `base` is the folder of the model that it was trained from."""
    model = build(base, 0.0)
    model.body.set_attn_implementation("eager")
    load_trained(model, checkpoint)
    return model.eval()


def load_base(model: Verifier, base: Path) -> None:
    """Put the base's weights into the body."""
    weights = BertModel.from_pretrained(base, add_pooling_layer=False).state_dict()
    model.body.load_state_dict(weights)
