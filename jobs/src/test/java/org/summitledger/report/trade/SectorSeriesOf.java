package org.summitledger.report.trade;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.summitledger.source.Flow;

/** Series for tests: imports of India in US dollars, from source s. */
public final class SectorSeriesOf {
  private SectorSeriesOf() {}

  /** Fiscal years from one on; a null is blank. */
  public static SectorSeries years(String partner, String sector, int first, String... values) {
    return of(partner, sector, "A", LocalDate.of(first, 4, 1), values);
  }

  /** Months from one on; a null is blank. */
  public static SectorSeries months(
      String partner, String sector, int firstYear, String... values) {
    return of(partner, sector, "M", LocalDate.of(firstYear, 1, 1), values);
  }

  /** Periods from a day on; a null is blank. */
  public static SectorSeries of(
      String partner, String sector, String frequency, LocalDate first, String... values) {
    SortedMap<LocalDate, SectorSeries.Point> points = new TreeMap<>();
    LocalDate start = first;
    for (String value : values) {
      LocalDate end = Flow.endOf(frequency, start);
      Optional<BigDecimal> money = Optional.ofNullable(value).map(BigDecimal::new);
      points.put(start, new SectorSeries.Point(start, end, label(frequency, start), money, 0));
      start = end;
    }
    return new SectorSeries(
        "s",
        "IND",
        partner,
        "import",
        sector,
        sector.equals("all_products") ? "TOTAL" : "HS2",
        "USD",
        frequency,
        "CIF",
        "direct",
        "",
        points);
  }

  private static String label(String frequency, LocalDate start) {
    return frequency.equals("A")
        ? start.getYear() + "-" + String.format("%02d", (start.getYear() + 1) % 100)
        : start.toString().substring(0, 7);
  }
}
