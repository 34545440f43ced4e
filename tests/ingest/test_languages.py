"""Guessing the language of a text."""

import pytest

from summarizer.ingest.languages import guess_language

SAMPLES = {
    "English": "The court said on Friday that it had fined the bank and that the money was to be paid to the state by the end of June.",
    "German": "Das Gericht hat am Freitag erklärt, dass die Bank eine Strafe zahlen muss und dass das Geld bis Ende Juni an den Staat geht, "
    "die Bank ist nicht der Meinung.",
    "French": "Le tribunal a déclaré vendredi que la banque doit payer une amende et que la somme est pour les victimes, mais pas avec des "
    "intérêts, ce que les avocats du groupe sont prêts à faire dans le mois.",
    "Spanish": "El tribunal dijo el viernes que la banca debe pagar una multa y que los fondos se usan para las víctimas, pero no con los "
    "intereses del año, como su abogado ha pedido por escrito.",
    "Italian": "Il tribunale ha detto che la banca deve pagare una multa e che i soldi sono per le vittime, ma non con gli interessi della "
    "somma, come si è chiesto dal governo nel mese di giugno.",
    "Portuguese": "O tribunal disse que o banco deve pagar uma multa e que os fundos são para as vítimas, mas não com os juros do ano, como foi "
    "pedido pelo governo no mês de junho em Lisboa.",
    "Dutch": "De rechtbank zei dat de bank een boete moet betalen en dat het geld voor de slachtoffers is, maar niet met de rente van het jaar, "
    "zoals door de regering werd gevraagd.",
    "Russian or another language in Cyrillic": "Суд в пятницу оштрафовал банк на три миллиона.",
    "Arabic or another language in its script": "غرمت المحكمة البنك ثلاثة ملايين يوم الجمعة.",
    "Chinese or Japanese": "法院周五对该银行处以三百万欧元的罚款，银行表示将提出上诉。",
    "Korean": "법원은 금요일에 은행에 삼백만 유로의 벌금을 부과했다고 밝혔다.",
    "Greek": "Το δικαστήριο επέβαλε την Παρασκευή πρόστιμο στην τράπεζα.",
    "Hebrew": "בית המשפט קנס את הבנק בשלושה מיליון ביום שישי האחרון.",
    "Hindi or another language in Devanagari": "अदालत ने शुक्रवार को बैंक पर तीस लाख का जुर्माना लगाया और आदेश दिया।",
}


@pytest.mark.parametrize(("language", "text"), SAMPLES.items(), ids=[name.split()[0] for name in SAMPLES])
def test_a_few_lines_tell_the_language(language: str, text: str) -> None:
    """One or two sentences are enough for each language that is known."""
    assert guess_language(text) == language


@pytest.mark.parametrize("text", ["", "Die", "The court met.", "5 6 7 8 " * 50, "Oslo Bergen Tromsø " * 20])
def test_too_little_or_no_language_is_no_guess(text: str) -> None:
    """A text of a few words, of numbers or of names gets no guess."""
    assert guess_language(text) is None


def test_english_that_quotes_another_language_is_english() -> None:
    """A foreign sentence inside an English text does not change the guess."""
    assert guess_language(SAMPLES["English"] * 3 + " " + SAMPLES["Greek"]) == "English"
