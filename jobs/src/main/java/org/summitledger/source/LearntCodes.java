package org.summitledger.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the texts of a file's key columns stand for, as far as one thread has seen: learnt from rows
 * that were read cell by cell, so that a text never means here what it does not mean there.
 */
final class LearntCodes {
  private static final int UNKNOWN = -1;
  private static final int INSIDE = 0;
  private static final int OUTSIDE = 1;

  private final FlowCodes places;
  private final PlainColumns columns;
  private final Layout layout;
  private final ShortTexts[] texts;
  private final int[] numbers;

  private final Meaning period;
  private final Meaning reporter;
  private final Meaning partner;
  private final Meaning flow;
  private final Meaning[] keeps;
  private final int revisionColumn;
  private final int productColumn;

  /** By the number of the revision's text, since a code may exist in one revision only. */
  private final List<Meaning> products = new ArrayList<>();

  /** What one dimension's texts stand for. */
  private static final class Meaning {
    private final int column;
    private int[] ofText = {UNKNOWN};

    Meaning(int column) {
      this.column = column;
    }

    int of(int[] numbers) {
      int text = column == PlainColumns.NONE ? 0 : numbers[column];
      return text < ofText.length ? ofText[text] : UNKNOWN;
    }

    void learn(int[] numbers, int place) {
      int text = column == PlainColumns.NONE ? 0 : numbers[column];
      if (text >= ofText.length) {
        int known = ofText.length;
        ofText = Arrays.copyOf(ofText, 2 * text + 1);
        Arrays.fill(ofText, known, ofText.length, UNKNOWN);
      }
      ofText[text] = place;
    }
  }

  LearntCodes(Layout layout, PlainColumns columns, FlowCodes places) {
    this.layout = layout;
    this.columns = columns;
    this.places = places;
    texts = new ShortTexts[columns.keys.size()];
    Arrays.setAll(texts, i -> new ShortTexts());
    numbers = new int[texts.length];
    period = new Meaning(columns.place(layout.period().field()));
    reporter = new Meaning(columns.place(layout.reporter()));
    partner = new Meaning(columns.place(layout.partner()));
    boolean constant = layout.measures().get(0).flow() != null;
    flow = new Meaning(constant ? PlainColumns.NONE : columns.place(layout.flow()));
    keeps =
        layout.keep().stream()
            .map(k -> new Meaning(columns.place(k.field())))
            .toArray(Meaning[]::new);
    revisionColumn = columns.place(layout.hsRevision());
    productColumn = columns.place(layout.product());
  }

  /** Looks up a row's texts, which every other question is about. False where one is new. */
  boolean look(long[] packed) {
    for (int i = 0; i < texts.length; i++) {
      int number = texts[i].find(packed[i]);
      if (number < 0) {
        return false;
      }
      numbers[i] = number;
    }
    return true;
  }

  /** Whether the layout's conditions leave the row out. */
  boolean isOutside() {
    for (Meaning keep : keeps) {
      if (keep.of(numbers) == OUTSIDE) {
        return true;
      }
    }
    return false;
  }

  /** Whether they are known to take the row in. */
  boolean isInside() {
    for (Meaning keep : keeps) {
      if (keep.of(numbers) != INSIDE) {
        return false;
      }
    }
    return true;
  }

  /** Puts the row's codes into columns. False where a text's meaning is not known. */
  boolean put(BatchBuilder into) {
    int p = period.of(numbers);
    int r = reporter.of(numbers);
    int c = partner.of(numbers);
    int f = flow.of(numbers);
    int k = product();
    if ((p | r | c | f | k) < 0) {
      return false;
    }
    into.codes(p, r, c, f, k);
    return true;
  }

  private int product() {
    int revision = revision();
    return revision < products.size() ? products.get(revision).of(numbers) : UNKNOWN;
  }

  private int revision() {
    return revisionColumn == PlainColumns.NONE ? 0 : numbers[revisionColumn];
  }

  /**
   * Takes note of a well-formed row's texts.
   *
   * @return false where a text is too long to be told by
   */
  boolean see(CsvRow row) {
    for (int i = 0; i < texts.length; i++) {
      String text = row.cell(columns.keys.get(i)).strip();
      numbers[i] = ShortTexts.isShort(text) ? texts[i].add(ShortTexts.pack(text)) : UNKNOWN;
      // A column's own name is no code: a header that stands among the rows must be seen as one.
      if (numbers[i] < 0 || text.equals(columns.keys.get(i))) {
        return false;
      }
    }
    for (int i = 0; i < keeps.length; i++) {
      Layout.Keep keep = layout.keep().get(i);
      boolean inside = keep.allowed().contains(row.cell(keep.field()).strip());
      keeps[i].learn(numbers, inside ? INSIDE : OUTSIDE);
    }
    return true;
  }

  /** Learns what the texts just seen stand for. */
  void learn(Flow of) {
    period.learn(numbers, places.period(of));
    reporter.learn(numbers, places.country(of.reporter()));
    partner.learn(numbers, places.country(of.partner()));
    flow.learn(numbers, places.flow(of.flow()));
    int revision = revision();
    while (products.size() <= revision) {
      products.add(new Meaning(productColumn));
    }
    products.get(revision).learn(numbers, places.product(of));
  }
}
