package org.summitledger.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.summitledger.indicator.model.Counterfactual;
import org.summitledger.indicator.model.Counterfactual.Computed;
import org.summitledger.indicator.model.Counterfactual.NotComputable;
import org.summitledger.indicator.model.DifferenceFit;
import org.summitledger.indicator.model.Effect;
import org.summitledger.indicator.model.Fit;
import org.summitledger.indicator.model.Interval;
import org.summitledger.indicator.model.Method;
import org.summitledger.indicator.model.ShareFit;
import org.summitledger.indicator.model.SyntheticFit;
import org.summitledger.indicator.model.TrendFit;
import org.summitledger.indicator.model.Verdict;

/**
 * The rows of {@link Counterfactuals} of one study: of each method one a period while the window is
 * open, or one at the last period that says why there is none.
 */
final class CounterfactualRows {
  private static final String NO_METHOD = "all";
  private static final String VERSION = "1";

  private final CaseStudy study;
  private final List<SectorSeries.Point> asked;
  private final Optional<String> gaps;

  private CounterfactualRows(CaseStudy study) {
    this.study = study;
    this.asked = StudySeries.asked(study.series(), study.of());
    this.gaps = StudySeries.gaps(study.series(), study.of());
  }

  /** A row's number, and what is to be known of it. */
  private record Cells(
      Optional<Effect> effect, Optional<Fit> fit, Optional<String> reason, boolean isComplete) {
    static Cells none(String reason) {
      return new Cells(Optional.empty(), Optional.empty(), Optional.of(reason), true);
    }
  }

  static List<Row> of(CaseStudy study) {
    if (study.unanswerable().isPresent()) {
      Cells cells = Cells.none(study.unanswerable().get());
      return StudySeries.last(study.series()).stream()
          .map(last -> row(study, last, NO_METHOD, cells))
          .toList();
    }
    CounterfactualRows rows = new CounterfactualRows(study);
    return study.answers().stream().flatMap(answer -> rows.of(answer).stream()).toList();
  }

  private List<Row> of(Counterfactual answer) {
    if (answer instanceof NotComputable none) {
      Cells cells = Cells.none(StudySeries.inWords(none.reason(), study.series()));
      return List.of(row(study, asked.get(asked.size() - 1), answer.method().code(), cells));
    }
    Computed computed = (Computed) answer;
    Map<Integer, Effect> effects = new HashMap<>();
    computed.effects().forEach(effect -> effects.put(effect.period(), effect));
    List<Row> rows = new ArrayList<>();
    for (SectorSeries.Point point : asked) {
      int number = StudySeries.number(point.start(), study.series().frequency());
      Cells cells =
          Optional.ofNullable(effects.get(number))
              .map(effect -> cells(effect, computed.fit()))
              .orElseGet(
                  () -> Cells.none(computed.gaps().getOrDefault(number, "the source is blank")));
      rows.add(row(study, point, answer.method().code(), cells));
    }
    return rows;
  }

  private Cells cells(Effect effect, Fit fit) {
    List<String> missing = new ArrayList<>(gaps.stream().toList());
    leftOut(fit).ifPresent(missing::add);
    if (effect.interval().isEmpty()) {
      missing.add("no interval: fewer than three placebos");
    }
    return new Cells(
        Optional.of(effect),
        Optional.of(fit),
        Rows.text(String.join("; ", missing)),
        missing.isEmpty());
  }

  private static Optional<String> leftOut(Fit fit) {
    if (fit instanceof DifferenceFit difference) {
      return leftOut(difference.leftOut().size(), "control");
    }
    return fit instanceof SyntheticFit synthetic
        ? leftOut(synthetic.leftOut().size(), "donor")
        : Optional.empty();
  }

  private static Optional<String> leftOut(int number, String what) {
    String words = number == 1 ? "1 " + what + " is" : number + " " + what + "s are";
    return number == 0
        ? Optional.empty()
        : Optional.of(words + " left out, see counterfactual_donors");
  }

  private static Row row(CaseStudy study, SectorSeries.Point point, String method, Cells cells) {
    List<@Nullable Object> row = new ArrayList<>(study.head());
    row.add(point.start());
    row.add(method);
    row.add(point.end());
    row.add(point.period());
    row.add(point.value());
    numbers(row, cells.effect(), method);
    fitted(row, cells.fit());
    row.add(study.verdict().flatMap(Verdict::evidence).map(CounterfactualRows::word));
    row.add(study.verdict().map(Verdict::reason));
    row.add(study.series().currency());
    row.add(VERSION);
    row.add(cells.isComplete());
    row.add(cells.reason());
    return Rows.of(row.toArray());
  }

  private static void numbers(List<@Nullable Object> row, Optional<Effect> effect, String method) {
    Optional<Interval> interval = effect.flatMap(Effect::interval);
    row.add(effect.map(Effect::counterfactual));
    row.add(effect.map(Effect::value));
    row.add(effect.flatMap(Effect::relative));
    row.add(interval.map(Interval::low));
    row.add(interval.map(Interval::high));
    row.add(interval.map(i -> kind(method)));
    row.add(interval.map(Interval::level));
    row.add(effect.flatMap(Effect::side).map(CounterfactualRows::word));
  }

  private static String kind(String method) {
    if (method.equals(Method.LOG_LINEAR_TREND.code())) {
      return "prediction";
    }
    return method.equals(Method.CONSTANT_SHARE.code()) ? "bootstrap" : "placebos";
  }

  private static void fitted(List<@Nullable Object> row, Optional<Fit> fit) {
    Optional<SyntheticFit.Placebo> placebo =
        fit.filter(SyntheticFit.class::isInstance)
            .flatMap(found -> ((SyntheticFit) found).placebo());
    row.add(fit.map(CounterfactualRows::periods));
    row.add(
        fit.filter(DifferenceFit.class::isInstance)
            .flatMap(found -> ((DifferenceFit) found).preTrend())
            .map(DifferenceFit.PreTrend::p));
    row.add(placebo.map(p -> (long) p.rank()));
    row.add(placebo.map(p -> (long) p.placebos()));
    row.add(placebo.map(SyntheticFit.Placebo::p));
  }

  private static long periods(Fit fit) {
    if (fit instanceof TrendFit trend) {
      return trend.periods();
    }
    if (fit instanceof ShareFit share) {
      return share.periods();
    }
    return fit instanceof DifferenceFit difference
        ? difference.periods()
        : ((SyntheticFit) fit).periods();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
