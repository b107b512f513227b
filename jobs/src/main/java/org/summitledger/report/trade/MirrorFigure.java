package org.summitledger.report.trade;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.summitledger.reference.Sectors;

/**
 * What one country's statistics say of its trade with another in a sector and period.
 *
 * @param source whose figure it is
 * @param cell what it is about
 * @param isImport whether the importer says so; else the exporter
 * @param valuation CIF or FOB; empty where the source does not state one for all of it
 * @param value in whole units of the cell's currency; null where the source is blank or the sector
 *     not observable
 * @param productsBlank products that are listed without a value, and so not in it
 * @param basis stated, or how it was added up from stated figures
 * @param note why the sector cannot be observed; empty where it can
 */
record MirrorFigure(
    String source,
    Cell cell,
    boolean isImport,
    String valuation,
    @Nullable BigDecimal value,
    long productsBlank,
    String basis,
    String note) {

  static final String STATED = "stated";

  private static final int MONTHS = 12;
  private static final String SUM_OF_SECTORS = "sum of sectors";
  private static final String SUM_OF_MONTHS = "sum of 12 months";

  /**
   * Trade from an exporter to an importer; figures are compared within one cell only.
   *
   * @param scheme HS2, HS6 or TOTAL: at which the sector is defined
   * @param frequency A, Q or M
   * @param start the period's first day
   * @param end the day after its last
   */
  record Cell(
      String importer,
      String exporter,
      String scheme,
      String sector,
      String currency,
      String frequency,
      LocalDate start,
      LocalDate end) {

    Cell ofAllProducts() {
      return new Cell(importer, exporter, "TOTAL", Sectors.ALL, currency, frequency, start, end);
    }

    Cell ofCalendarYear() {
      LocalDate january = start.withDayOfYear(1);
      return new Cell(
          importer, exporter, scheme, sector, currency, "A", january, january.plusYears(1));
    }

    boolean isSamePeriod(Cell other) {
      return frequency.equals(other.frequency)
          && start.equals(other.start)
          && end.equals(other.end);
    }

    boolean overlaps(Cell other) {
      return start.isBefore(other.end) && other.start.isBefore(end);
    }
  }

  boolean isStated() {
    return basis.equals(STATED);
  }

  Optional<BigDecimal> amount() {
    return Optional.ofNullable(value);
  }

  /** The country whose statistics say so. */
  String reporter() {
    return isImport ? cell.importer() : cell.exporter();
  }

  /**
   * The figures, and what adds up from them: all products together where only sectors are stated,
   * blank where one that can be observed is; and calendar years of which all twelve months have a
   * value and the year itself is not stated.
   */
  static List<MirrorFigure> withSums(List<MirrorFigure> stated) {
    List<MirrorFigure> all = new ArrayList<>(stated);
    all.addAll(totals(stated));
    all.addAll(years(all));
    return all;
  }

  private static Collection<MirrorFigure> totals(List<MirrorFigure> stated) {
    Set<List<Object>> known =
        stated.stream().map(MirrorFigure::identity).collect(Collectors.toSet());
    return stated.stream()
        .filter(f -> f.note.isEmpty())
        .map(f -> f.with(f.cell.ofAllProducts(), SUM_OF_SECTORS))
        .collect(Collectors.toMap(MirrorFigure::identity, f -> f, sum(SUM_OF_SECTORS)))
        .values()
        .stream()
        .filter(total -> !known.contains(total.identity()))
        .toList();
  }

  private static List<MirrorFigure> years(List<MirrorFigure> figures) {
    Map<List<Object>, Long> months = new HashMap<>();
    Map<List<Object>, MirrorFigure> years = new HashMap<>();
    for (MirrorFigure f : figures) {
      if (f.cell.frequency().equals("M") && f.value != null) {
        String basis = f.isStated() ? SUM_OF_MONTHS : f.basis + ", " + SUM_OF_MONTHS;
        MirrorFigure part = f.with(f.cell.ofCalendarYear(), basis);
        years.merge(part.identity(), part, sum(basis));
        months.merge(part.identity(), 1L, Long::sum);
      }
    }
    figures.forEach(f -> years.remove(f.identity()));
    return years.entrySet().stream()
        .filter(year -> Objects.requireNonNull(months.get(year.getKey())) == MONTHS)
        .map(Map.Entry::getValue)
        .toList();
  }

  private List<Object> identity() {
    return List.of(source, cell, isImport);
  }

  private MirrorFigure with(Cell of, String how) {
    return new MirrorFigure(source, of, isImport, valuation, value, productsBlank, how, note);
  }

  private static BinaryOperator<MirrorFigure> sum(String basis) {
    return (a, b) ->
        new MirrorFigure(
            a.source,
            a.cell,
            a.isImport,
            a.valuation.equals(b.valuation) ? a.valuation : "",
            a.value == null || b.value == null ? null : a.value.add(b.value),
            a.productsBlank + b.productsBlank,
            basis,
            "");
  }
}
