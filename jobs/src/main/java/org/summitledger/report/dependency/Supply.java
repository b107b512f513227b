package org.summitledger.report.dependency;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A country's imports of a product in a period: one that the source states, or the twelve months
 * that end with it.
 *
 * @param of whose imports of what
 * @param hsRevision of the product; empty where the source does not say, or says several
 * @param start first day of the period that the source states, the last one of twelve months
 * @param end the day after its last
 * @param period as its users write it: 2018, 2018-19, 2018-Q2 or 2018-07
 * @param covers first days of all periods that it is made of, in order
 * @param value by value
 * @param weight by weight
 */
record Supply(
    Series of,
    Optional<String> hsRevision,
    LocalDate start,
    LocalDate end,
    String period,
    List<LocalDate> covers,
    Supplied value,
    Supplied weight) {

  /**
   * Whose imports of what, over time. Where a code of the Harmonized System means something else in
   * the next revision, another series begins.
   *
   * @param source the statistical source
   * @param importer ISO3
   * @param product HS digits
   * @param goods the subheadings of today that its goods may be in, or else the revision
   * @param currency of all values, ISO 4217
   * @param frequency A, Q or M
   */
  record Series(
      String source,
      String importer,
      String product,
      String goods,
      String currency,
      String frequency) {
    static final Comparator<Series> ORDER =
        Comparator.comparing(Series::source)
            .thenComparing(Series::importer)
            .thenComparing(Series::product)
            .thenComparing(Series::frequency)
            .thenComparing(Series::currency)
            .thenComparing(Series::goods);

    String level() {
      return "HS" + product.length();
    }

    Series withGoods(String others) {
      return new Series(source, importer, product, others, currency, frequency);
    }
  }

  Supply {
    covers = List.copyOf(covers);
  }

  Supplied by(Basis basis) {
    return basis == Basis.VALUE ? value : weight;
  }

  /** Together with what another dataflow of the source says of the same imports. */
  Supply and(Supply other) {
    return new Supply(
        of,
        hsRevision.equals(other.hsRevision) ? hsRevision : Optional.empty(),
        start,
        end,
        period,
        covers,
        value.and(other.value),
        weight.and(other.weight));
  }
}
