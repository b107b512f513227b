package org.summitledger.report.summit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.summitledger.indicator.model.Series;
import org.summitledger.indicator.model.Study;
import org.summitledger.report.table.Words;
import org.summitledger.report.trade.SectorSeries;
import org.summitledger.report.trade.StudyCase;
import org.summitledger.report.trade.SummitWindows;
import org.summitledger.source.Flow;

/** Series of sectors as estimators take them: by consecutive numbers of periods. */
final class StudySeries {
  private static final int YEAR = 12;
  private static final Pattern NUMBER = Pattern.compile("period (-?\\d+)");

  private StudySeries() {}

  /** A period's number: of a year, fiscal ones too, the year it starts in. */
  static int number(LocalDate start, String frequency) {
    int months = start.getYear() * YEAR + start.getMonthValue() - 1;
    return Math.floorDiv(months, Flow.months(frequency));
  }

  /** The figures of a series, by number; blank ones are not there. */
  static Series of(SectorSeries series, String unit) {
    SortedMap<Integer, Double> values = new TreeMap<>();
    series
        .points()
        .forEach(
            (start, point) ->
                point
                    .value()
                    .ifPresent(
                        v -> values.put(number(start, series.frequency()), v.doubleValue())));
    return new Series(unit, values);
  }

  /**
   * A series and a window: the periods before and after its opening, see {@link SummitWindows}.
   * Those that start when the window has closed are left out.
   */
  static Study study(SectorSeries series, StudyCase of) {
    SortedMap<LocalDate, SectorSeries.Point> studied = new TreeMap<>();
    before(series, of).forEach(p -> studied.put(p.start(), p));
    List<SectorSeries.Point> asked = asked(series, of);
    asked.forEach(p -> studied.put(p.start(), p));
    int from =
        asked.stream()
            .findFirst()
            .map(p -> number(p.start(), series.frequency()))
            .orElse(Integer.MAX_VALUE);
    return new Study(
        of(series.with(studied), series.partner()), from, YEAR / Flow.months(series.frequency()));
  }

  /** The periods of a series that a study asks about, blank ones too. */
  static List<SectorSeries.Point> asked(SectorSeries series, StudyCase of) {
    LocalDate opens = of.window().start().orElseThrow();
    return series.points().values().stream()
        .filter(p -> SummitWindows.after(p.start(), opens) && of.reaches(p.start()))
        .toList();
  }

  private static List<SectorSeries.Point> before(SectorSeries series, StudyCase of) {
    LocalDate opens = of.window().start().orElseThrow();
    return series.points().values().stream()
        .filter(p -> SummitWindows.before(p.end(), opens))
        .toList();
  }

  /**
   * What a study lacks, in words: how many periods have no figure, from the first that the source
   * states to the last, blank ones at either end too; and in which ones products are blank.
   */
  static List<String> gaps(SectorSeries series, StudyCase of) {
    List<SectorSeries.Point> before = before(series, of);
    List<SectorSeries.Point> asked = asked(series, of);
    List<SectorSeries.Point> all = Stream.concat(before.stream(), asked.stream()).toList();
    List<String> gaps = new ArrayList<>();
    int missing = missing(before, series) + missing(asked, series);
    if (missing > 0 && all.stream().anyMatch(p -> p.value().isPresent())) {
      gaps.add(missing + (missing == 1 ? " period has" : " periods have") + " no figure");
    }
    blanks(all.stream()).ifPresent(gaps::add);
    return gaps;
  }

  /** The periods whose sums lack products that the source leaves blank, in words. */
  static Optional<String> blanks(Stream<SectorSeries.Point> points) {
    SortedSet<String> periods = new TreeSet<>();
    points
        .filter(p -> p.value().isPresent() && p.productsBlank() > 0)
        .forEach(p -> periods.add(p.period()));
    return periods.isEmpty()
        ? Optional.empty()
        : Optional.of("blank products in " + Words.some(periods));
  }

  /** The same of what a study compares a series with, in the periods that it studies. */
  static Optional<String> blanksBeside(SectorSeries series, StudyCase of, SectorSeries compared) {
    return blanks(
        Stream.concat(before(series, of).stream(), asked(series, of).stream())
            .filter(p -> p.value().isPresent())
            .flatMap(p -> Optional.ofNullable(compared.points().get(p.start())).stream()));
  }

  private static int missing(List<SectorSeries.Point> points, SectorSeries series) {
    if (points.isEmpty()) {
      return 0;
    }
    int first = number(points.get(0).start(), series.frequency());
    int last = number(points.get(points.size() - 1).start(), series.frequency());
    long figures = points.stream().filter(p -> p.value().isPresent()).count();
    return last - first + 1 - (int) figures;
  }

  /** A reason with periods as their users write them. */
  static String inWords(String reason, SectorSeries series) {
    return NUMBER.matcher(reason).replaceAll(found -> "period " + label(found, series));
  }

  private static String label(MatchResult found, SectorSeries series) {
    int number = Integer.parseInt(found.group(1));
    return series.points().values().stream()
        .filter(p -> number(p.start(), series.frequency()) == number)
        .map(SectorSeries.Point::period)
        .findFirst()
        .orElse(found.group(1));
  }

  /**
   * Of series that tables do not tell apart, since a source has changed its level of detail or its
   * valuation, the one that goes on longest: nothing is compared across the change.
   */
  static List<SectorSeries> current(List<SectorSeries> all) {
    Map<List<String>, SectorSeries> last = new HashMap<>();
    for (SectorSeries series : all) {
      last.merge(series.name(), series, (a, b) -> end(b).isAfter(end(a)) ? b : a);
    }
    return last.values().stream().sorted(SectorSeries.ORDER).toList();
  }

  private static LocalDate end(SectorSeries series) {
    return last(series).map(SectorSeries.Point::start).orElse(LocalDate.MIN);
  }

  /** The last period of a series. */
  static Optional<SectorSeries.Point> last(SectorSeries series) {
    return series.points().values().stream().max(Comparator.comparing(SectorSeries.Point::start));
  }
}
