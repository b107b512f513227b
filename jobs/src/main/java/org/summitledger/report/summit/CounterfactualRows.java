package org.summitledger.report.summit;

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
import org.summitledger.indicator.model.Obstacle;
import org.summitledger.indicator.model.ShareFit;
import org.summitledger.indicator.model.SyntheticFit;
import org.summitledger.indicator.model.Verdict;
import org.summitledger.reference.Countries;
import org.summitledger.report.table.Rows;
import org.summitledger.report.trade.SectorSeries;

/**
 * The rows of {@link Counterfactuals} of one study: of each method one a period while the window is
 * open, or one at the last period that says why there is none.
 */
final class CounterfactualRows {
  private static final String NO_METHOD = "all";
  private static final String VERSION = "2";
  private static final String LEFT_OUT = " left out, see counterfactual_donors";
  private static final Obstacle BLANK = Obstacle.missing("the source is blank");

  private final CaseStudy study;
  private final List<SectorSeries.Point> asked;
  private final List<String> gaps;

  private CounterfactualRows(CaseStudy study) {
    this.study = study;
    this.asked = StudySeries.asked(study.series(), study.of());
    this.gaps = StudySeries.gaps(study.series(), study.of());
  }

  /** A row's number, and what is to be known of it. */
  private record Cells(
      Optional<Effect> effect, Optional<Fit> fit, Optional<String> reason, boolean isComplete) {
    static Cells none(Obstacle why, String words) {
      return new Cells(Optional.empty(), Optional.empty(), Optional.of(words), !why.isMissing());
    }
  }

  static List<Row> of(CaseStudy study) {
    if (study.unanswerable().isPresent()) {
      Obstacle why = study.unanswerable().get();
      Cells cells = Cells.none(why, why.words());
      return StudySeries.last(study.series()).stream()
          .map(last -> row(study, last, NO_METHOD, cells))
          .toList();
    }
    CounterfactualRows rows = new CounterfactualRows(study);
    return study.answers().stream().flatMap(answer -> rows.of(answer).stream()).toList();
  }

  private List<Row> of(Counterfactual answer) {
    if (answer instanceof NotComputable none) {
      SectorSeries.Point last = asked.get(asked.size() - 1);
      return List.of(row(study, last, answer.method().code(), none(none.why())));
    }
    Computed computed = (Computed) answer;
    List<String> missing = new ArrayList<>(gaps);
    missing.addAll(lacking(computed.fit()));
    Map<Integer, Effect> effects = new HashMap<>();
    computed.effects().forEach(effect -> effects.put(effect.period(), effect));
    List<Row> rows = new ArrayList<>();
    for (SectorSeries.Point point : asked) {
      int number = StudySeries.number(point.start(), study.series().frequency());
      Cells cells =
          Optional.ofNullable(effects.get(number))
              .map(effect -> cells(effect, computed.fit(), missing))
              .orElseGet(() -> none(computed.gaps().getOrDefault(number, BLANK)));
      rows.add(row(study, point, answer.method().code(), cells));
    }
    return rows;
  }

  private Cells none(Obstacle why) {
    return Cells.none(why, StudySeries.inWords(why.words(), study.series()));
  }

  private static Cells cells(Effect effect, Fit fit, List<String> lacking) {
    List<String> missing = new ArrayList<>(lacking);
    if (effect.interval().isEmpty()) {
      missing.add("no interval: " + withoutInterval(fit));
    }
    return new Cells(
        Optional.of(effect),
        Optional.of(fit),
        Rows.text(String.join("; ", missing)),
        missing.isEmpty());
  }

  private List<String> lacking(Fit fit) {
    List<String> lacking = new ArrayList<>();
    if (fit instanceof ShareFit share) {
      lacking.addAll(counted(share.withoutWorld(), "period", " left out: the world has no figure"));
      study
          .blanks(Method.CONSTANT_SHARE, Countries.WORLD)
          .ifPresent(blanks -> lacking.add("the world has " + blanks));
    } else if (fit instanceof DifferenceFit difference) {
      lacking.addAll(counted(difference.leftOut().size(), "control", LEFT_OUT));
      lacking.addAll(blank(Method.DIFFERENCE_IN_DIFFERENCES, difference.controls(), "control"));
    } else if (fit instanceof SyntheticFit synthetic) {
      lacking.addAll(counted(synthetic.leftOut().size(), "donor", LEFT_OUT));
      lacking.addAll(
          blank(
              Method.SYNTHETIC_CONTROL,
              synthetic.donors().stream().map(SyntheticFit.Donor::unit).toList(),
              "donor"));
      if (synthetic.isOneOfMany()) {
        lacking.add(
            "one of many mixtures that fit: %d donors, %d periods before (Abadie 2021)"
                .formatted(synthetic.donors().size(), synthetic.periods()));
      }
    }
    return lacking;
  }

  /** How many of the units that a method used lack products. */
  private List<String> blank(Method method, List<String> units, String what) {
    long blank = units.stream().filter(unit -> study.blanks(method, unit).isPresent()).count();
    return blank == 0
        ? List.of()
        : List.of(
            "blank products of %d %s, see counterfactual_donors"
                .formatted(blank, blank == 1 ? what : what + "s"));
  }

  private static List<String> counted(int number, String what, String how) {
    String words = number == 1 ? "1 " + what + " is" : number + " " + what + "s are";
    return number == 0 ? List.of() : List.of(words + how);
  }

  private static String withoutInterval(Fit fit) {
    if (fit instanceof SyntheticFit synthetic) {
      if (synthetic.placebo().isEmpty()) {
        return "there is 1 donor, for which no other can be mixed, and it takes 3";
      }
      return "%d of %d donors fitted well enough, and it takes 3"
          .formatted(synthetic.comparable(), synthetic.donors().size());
    }
    return fit instanceof DifferenceFit difference
        ? "it takes 3 controls, and there " + (difference.controls().size() == 1 ? "is 1" : "are 2")
        : "a share before the window is zero";
  }

  private static Row row(CaseStudy study, SectorSeries.Point point, String method, Cells cells) {
    List<@Nullable Object> row = new ArrayList<>(study.head());
    row.add(point.start());
    row.add(method);
    row.add(point.end());
    row.add(point.period());
    row.add(point.value());
    numbers(row, cells, method);
    fitted(row, cells.fit());
    row.add(study.verdict().flatMap(Verdict::evidence).map(CounterfactualRows::word));
    row.add(study.verdict().map(Verdict::reason));
    row.add(study.series().currency());
    row.add(VERSION);
    row.add(cells.isComplete());
    row.add(cells.reason());
    return Rows.of(row.toArray());
  }

  private static void numbers(List<@Nullable Object> row, Cells cells, String method) {
    Optional<Effect> effect = cells.effect();
    Optional<Interval> interval = effect.flatMap(Effect::interval);
    row.add(effect.map(Effect::counterfactual));
    row.add(effect.map(Effect::value));
    row.add(effect.flatMap(Effect::relative));
    row.add(interval.map(Interval::low));
    row.add(interval.map(Interval::high));
    row.add(interval.map(i -> kind(method)));
    row.add(interval.map(Interval::level));
    row.add(effect.flatMap(e -> cells.fit().flatMap(fit -> intervalPlacebos(e, fit))));
    row.add(effect.flatMap(Effect::side).map(CounterfactualRows::word));
  }

  private static String kind(String method) {
    return method.equals(Method.LOG_LINEAR_TREND.code())
            || method.equals(Method.CONSTANT_SHARE.code())
        ? "prediction"
        : "placebos";
  }

  /** From how many placebos an interval is. */
  private static Optional<Long> intervalPlacebos(Effect effect, Fit fit) {
    if (effect.interval().isEmpty()) {
      return Optional.empty();
    }
    if (fit instanceof DifferenceFit difference) {
      return Optional.of((long) difference.controls().size());
    }
    return fit instanceof SyntheticFit synthetic
        ? Optional.of((long) synthetic.comparable())
        : Optional.empty();
  }

  private static void fitted(List<@Nullable Object> row, Optional<Fit> fit) {
    Optional<SyntheticFit.Placebo> placebo =
        fit.filter(SyntheticFit.class::isInstance)
            .flatMap(found -> ((SyntheticFit) found).placebo());
    row.add(fit.map(found -> (long) found.periods()));
    row.add(
        fit.filter(DifferenceFit.class::isInstance)
            .flatMap(found -> ((DifferenceFit) found).preTrend())
            .map(DifferenceFit.PreTrend::p));
    row.add(placebo.map(p -> (long) p.rank()));
    row.add(placebo.map(p -> (long) p.placebos()));
    row.add(placebo.map(SyntheticFit.Placebo::p));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
