package org.summitledger.report.gravity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.summitledger.indicator.Outcome;
import org.summitledger.indicator.model.Coefficient;
import org.summitledger.indicator.model.PpmlResult.Estimated;
import org.summitledger.indicator.model.PpmlResult.NotComputable;
import org.summitledger.report.gravity.GravityCells.Use;
import org.summitledger.report.table.Answer;
import org.summitledger.report.table.Rows;
import org.summitledger.source.Flow;

/** What {@link Gravity} publishes of a panel. */
final class GravityRows {
  static final String ALL = "all";
  static final String RESIDUAL = "residual";

  /** Fewer clusters that change make an error that is far too small (MacKinnon and Webb 2017). */
  static final int FEWEST_PAIRS = 5;

  private static final String METHOD = "ppml";
  private static final String VERSION = "1";
  private static final String UNIT = "log ratio";
  private static final String BLANK = "the source is blank";
  private static final String UNCERTAIN =
      "the search for separated observations did not come to its end";

  /** Of a standard normal draw, 95 % lie between minus and plus this. */
  private static final double NORMAL_95 = 1.959963984540054;

  private static final double THOUSANDTHS = 1000;

  private final GravityPanel panel;
  private final String specification;

  private GravityRows(GravityPanel panel, String specification) {
    this.panel = panel;
    this.specification = specification;
  }

  /** The one row of a dataflow that is not of the whole world's trade. */
  static Row withoutWorld(GravityPanel panel) {
    String reason = "the source does not hold the whole world's trade";
    return new GravityRows(panel, ALL).row(ALL, none(reason).without(reason));
  }

  /** The coefficient, and the residuals between countries that share a commitment. */
  static List<Row> of(GravityFit fit) {
    GravityRows rows = new GravityRows(fit.panel(), fit.specification().id());
    if (fit.result() instanceof NotComputable missing) {
      return List.of(rows.row(GravityAxes.SUMMIT, none(missing.reason())));
    }
    Estimated estimated = fit.estimated().orElseThrow();
    List<Row> all = new ArrayList<>();
    all.add(rows.coefficient(fit, estimated));
    fit.parties()
        .units()
        .forEach((unit, values) -> rows.residuals(fit, estimated, unit, values, all));
    return all;
  }

  /** A row that says why there is no number. */
  private Row row(String term, Answer answer) {
    return row(ofPanel(term), answer, Errors.NONE, noSample(), nothing(2));
  }

  private List<Object> ofPanel(String term) {
    LocalDate end = panel.end(panel.last());
    return head(term, List.of(ALL, ALL, ALL), panel.first(), end, panel.span());
  }

  private Row coefficient(GravityFit fit, Estimated estimated) {
    List<Object> head = ofPanel(GravityAxes.SUMMIT);
    Optional<Coefficient> found = estimated.coefficients().stream().findFirst();
    if (found.isEmpty()) {
      return row(head, none(notIdentified(fit)), Errors.NONE, sample(fit, estimated), nothing(2));
    }
    boolean few = fit.pairsWithSummit() < FEWEST_PAIRS;
    return row(
        head,
        answer(found.get().value(), missing(fit, estimated)),
        few ? Errors.NONE : Errors.of(found.get()),
        sample(fit, estimated),
        nothing(2));
  }

  /** What the coefficient lacks. */
  private static List<String> missing(GravityFit fit, Estimated estimated) {
    List<String> missing = new ArrayList<>();
    if (fit.pairsWithSummit() < FEWEST_PAIRS) {
      missing.add(few(fit.pairsWithSummit()));
    }
    if (!estimated.dropped().certain()) {
      missing.add(UNCERTAIN);
    }
    long blank = fit.leftOut().blank();
    if (blank > 0) {
      missing.add(blank + (blank == 1 ? " figure is" : " figures are") + " blank and left out");
    }
    return missing;
  }

  private static Answer answer(double value, List<String> missing) {
    Answer answer = Answer.complete(Outcome.of(value), UNIT, METHOD, VERSION);
    return missing.isEmpty() ? answer : answer.without(String.join("; ", missing));
  }

  private static String notIdentified(GravityFit fit) {
    return fit.pairsWithSummit() == 0
        ? "no window of a commitment opens inside the panel between countries that trade"
        : "fixed effects explain the summit";
  }

  private static String few(int pairs) {
    return "no standard error: it takes at least "
        + FEWEST_PAIRS
        + " pairs of countries between which a window opens inside the panel, and it has "
        + pairs;
  }

  private void residuals(
      GravityFit fit, Estimated estimated, int unit, long[] values, List<Row> rows) {
    GravityAxes axes = fit.axes();
    for (int period = 0; period < values.length; period++) {
      LocalDate start = axes.period(period);
      List<Object> head =
          head(
              RESIDUAL,
              List.of(axes.exporter(unit), axes.importer(unit), axes.sector(unit)),
              start,
              panel.end(start),
              panel.name(start));
      Use use = fit.parties().use(unit, period);
      Optional<Double> fitted =
          use == Use.STRADDLING
              ? Optional.empty()
              : estimated
                  .expected()
                  .outcome(axes.groups(unit, period), new double[] {axes.summit(unit, period)});
      List<@Nullable Object> money = new ArrayList<>();
      money.add(use == Use.BLANK ? null : BigDecimal.valueOf(values[period], 3));
      money.add(fitted.flatMap(GravityRows::money).orElse(null));
      Answer answer =
          switch (use) {
            case BLANK -> none(BLANK).without(BLANK);
            case BELOW_ZERO -> none("the figure is below zero and left out");
            case STRADDLING -> none("a window opens in the period: it is left out");
            case ROW -> residual(values[period], fitted, estimated);
          };
      rows.add(row(head, answer, Errors.NONE, sample(fit, estimated), money));
    }
  }

  private static Answer residual(long actual, Optional<Double> fitted, Estimated estimated) {
    if (actual == 0) {
      return none("there is no trade in the period");
    }
    if (fitted.isEmpty()) {
      return none("the observation is alone in one of its fixed effects and tells nothing");
    }
    double log = StrictMath.log(actual / THOUSANDTHS / fitted.get());
    return Double.isFinite(log)
        ? answer(log, estimated.dropped().certain() ? List.of() : List.of(UNCERTAIN))
        : none("no trade is expected");
  }

  /** To the thousandth; empty where it has too many digits for money. */
  private static Optional<BigDecimal> money(double value) {
    BigDecimal rounded = new BigDecimal(value).setScale(Flow.SCALE, RoundingMode.HALF_EVEN);
    return Optional.of(rounded).filter(m -> m.precision() <= 18);
  }

  private static Answer none(String reason) {
    return Answer.complete(Outcome.none(reason), UNIT, METHOD, VERSION);
  }

  private List<Object> head(
      String term, List<String> between, LocalDate start, LocalDate end, String period) {
    List<Object> head =
        new ArrayList<>(
            List.of(
                panel.source(),
                panel.dataflow(),
                specification,
                panel.currency(),
                panel.frequency(),
                term));
    head.addAll(between);
    head.addAll(List.of(start, end, period));
    return head;
  }

  /** How sure a coefficient is. */
  private record Errors(
      @Nullable Double error,
      @Nullable Double statistic,
      @Nullable Double p,
      @Nullable Double low,
      @Nullable Double high) {
    static final Errors NONE = new Errors(null, null, null, null, null);

    static Errors of(Coefficient c) {
      double error = c.standardError();
      return new Errors(
          error,
          c.z().orElse(null),
          c.p().orElse(null),
          c.value() - NORMAL_95 * error,
          c.value() + NORMAL_95 * error);
    }
  }

  private static List<@Nullable Object> sample(GravityFit fit, Estimated e) {
    return List.of(
        (long) e.clusters(),
        (long) fit.pairsWithSummit(),
        e.rows(),
        e.dropped().separated(),
        e.dropped().zeroGroups(),
        e.dropped().singletons(),
        fit.leftOut().belowZero(),
        fit.leftOut().blank(),
        fit.leftOut().straddling(),
        (long) e.rounds());
  }

  private static List<@Nullable Object> noSample() {
    return nothing(10);
  }

  private static List<@Nullable Object> nothing(int cells) {
    return new ArrayList<>(Collections.nCopies(cells, null));
  }

  private static Row row(
      List<Object> head,
      Answer answer,
      Errors errors,
      List<@Nullable Object> sample,
      List<@Nullable Object> money) {
    List<@Nullable Object> cells = new ArrayList<>(head);
    cells.addAll(answer.cells());
    cells.add(errors.error());
    cells.add(errors.statistic());
    cells.add(errors.p());
    cells.add(errors.low());
    cells.add(errors.high());
    cells.addAll(sample);
    cells.addAll(money);
    return Rows.of(cells.toArray());
  }
}
