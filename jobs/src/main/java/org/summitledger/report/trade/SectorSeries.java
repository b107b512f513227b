package org.summitledger.report.trade;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.summitledger.report.table.TableDefinition;

/**
 * What a party of commitments reports of its trade with a partner in a sector, period by period.
 *
 * @param source the statistical source
 * @param reporter the party, ISO3
 * @param partner the other country: ISO3, {@code WLD} for the world, or a special area's code
 * @param flow import or export, seen from the reporter
 * @param sector a sector of the scheme
 * @param scheme HS2, HS6, or TOTAL for all products together
 * @param currency of all values, ISO 4217
 * @param frequency A, Q or M
 * @param valuation CIF or FOB; empty where the source does not say
 * @param measureRelation how well the sector is measured, in the period in which it is measured
 *     worst: direct, proxy, context or not_observable
 * @param note what to know of the sector; may be empty
 * @param points by first day of the period, in order; periods that the source does not state are
 *     not there
 */
public record SectorSeries(
    String source,
    String reporter,
    String partner,
    String flow,
    String sector,
    String scheme,
    String currency,
    String frequency,
    String valuation,
    String measureRelation,
    String note,
    SortedMap<LocalDate, Point> points) {

  private static final List<String> FROM_BEST =
      List.of("direct", "proxy", "context", "not_observable");

  /** One series after the other. */
  public static final Comparator<SectorSeries> ORDER =
      Comparator.comparing(SectorSeries::source)
          .thenComparing(SectorSeries::reporter)
          .thenComparing(SectorSeries::partner)
          .thenComparing(SectorSeries::flow)
          .thenComparing(SectorSeries::frequency)
          .thenComparing(SectorSeries::scheme)
          .thenComparing(SectorSeries::sector)
          .thenComparing(SectorSeries::currency)
          .thenComparing(SectorSeries::valuation)
          .thenComparing(SectorSeries::measureRelation)
          .thenComparing(SectorSeries::note);

  /**
   * A period's figure.
   *
   * @param start the period's first day
   * @param end the day after its last
   * @param period as its users write it: 2018, 2018-19, 2018-Q2 or 2018-07
   * @param value in whole units of currency; empty where the source is blank
   * @param productsBlank products of the sector that are listed without a value, and so not in it
   */
  public record Point(
      LocalDate start,
      LocalDate end,
      String period,
      Optional<BigDecimal> value,
      long productsBlank) {
    static Point of(Row row) {
      return new Point(
          row.getAs("period_start"),
          row.getAs("period_end"),
          row.getAs("period"),
          Optional.ofNullable(row.getAs("value")),
          row.<Long>getAs("products_blank"));
    }
  }

  /** Nobody changes its points. */
  public SectorSeries {
    points = Collections.unmodifiableSortedMap(points);
  }

  /** The series that a row belongs to, without points. */
  static SectorSeries head(Row row) {
    return new SectorSeries(
        row.getAs("source"),
        row.getAs("reporter"),
        row.getAs("partner"),
        row.getAs("flow"),
        row.getAs("sector"),
        row.getAs("scheme"),
        row.getAs("currency"),
        row.getAs("frequency"),
        Optional.ofNullable(row.<String>getAs("valuation")).orElse(""),
        row.getAs("measure_relation"),
        row.getAs("note"),
        new TreeMap<>());
  }

  /** The same with other points. */
  public SectorSeries with(SortedMap<LocalDate, Point> others) {
    return new SectorSeries(
        source,
        reporter,
        partner,
        flow,
        sector,
        scheme,
        currency,
        frequency,
        valuation,
        measureRelation,
        note,
        others);
  }

  /** The cells of {@link TableDefinition.Builder#seriesKey} for a period. */
  List<Object> key(LocalDate periodStart) {
    List<Object> key = new ArrayList<>(name());
    key.add(periodStart);
    return key;
  }

  /** What tables tell a series by: the key of a period without it. */
  public List<String> name() {
    return List.of(source, reporter, partner, flow, sector, currency, frequency);
  }

  /**
   * What tells it from other series: all but points and how well it is measured, which may change
   * from period to period.
   */
  SectorSeries identity() {
    return measured("", "").with(new TreeMap<>());
  }

  /** Of two of one identity, that which is measured worse. */
  SectorSeries worse(SectorSeries other) {
    return FROM_BEST.indexOf(other.measureRelation) > FROM_BEST.indexOf(measureRelation)
        ? other
        : this;
  }

  private SectorSeries measured(String relation, String why) {
    return new SectorSeries(
        source, reporter, partner, flow, sector, scheme, currency, frequency, valuation, relation,
        why, points);
  }

  /** The same trade with another partner, without points. */
  public SectorSeries headWith(String otherPartner) {
    return new SectorSeries(
        source,
        reporter,
        otherPartner,
        flow,
        sector,
        scheme,
        currency,
        frequency,
        valuation,
        measureRelation,
        note,
        new TreeMap<>());
  }
}
