package org.summitledger.indicator.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.summitledger.indicator.model.Counterfactual.Computed;

/**
 * What the methods say together, by one rule.
 *
 * <p>A method is heard if it has an interval of a level of at least 0.8, and, for difference in
 * differences, if trends before the summit were parallel. It finds an effect if the actual is
 * outside its interval, on one side, in more than half of the periods. Then, from the top:
 *
 * <ul>
 *   <li>none: fewer than two methods find an effect, or some on either side;
 *   <li>strong: three methods find one on the same side, the synthetic control's effects add up to
 *       that side, and its placebo p is at most 0.1;
 *   <li>moderate: likewise with two methods, and p at most 0.2;
 *   <li>weak: two methods find one on the same side.
 * </ul>
 *
 * <p>One method alone is not evidence: where trade is a random walk, one of four finds something
 * every third time that nothing happened. Without placebos evidence is weak at most: a trend or a
 * share cannot tell the summit from whatever else happened at the time.
 *
 * @param evidence empty if no method is heard
 * @param side of the effect: more or less than without the summit; empty with no evidence of one
 * @param reason what the verdict rests on, in words for a table
 */
public record Verdict(Optional<Evidence> evidence, Optional<Side> side, String reason) {
  private static final double HEARD_FROM = 0.8;
  private static final int FEWEST = 2;
  private static final double STRONG_P = 0.1;
  private static final double MODERATE_P = 0.2;

  /**
   * What placebos say of the synthetic control.
   *
   * @param side that its effects add up to
   * @param p of the placebos
   */
  record PlaceboFinding(Side side, double p) {}

  /** The verdict on the answers of the methods, each at most once. */
  public static Verdict on(List<Counterfactual> answers) {
    List<Side> heard = new ArrayList<>();
    Optional<PlaceboFinding> placebo = Optional.empty();
    for (Counterfactual answer : answers) {
      if (answer instanceof Computed computed) {
        if (isHeard(computed)) {
          computed.side().ifPresent(heard::add);
        }
        placebo = placebo.or(() -> placebo(computed));
      }
    }
    return by(heard, placebo);
  }

  /**
   * The rule.
   *
   * @param heard where the actual lies, by each method that is heard
   */
  static Verdict by(List<Side> heard, Optional<PlaceboFinding> placebo) {
    if (heard.isEmpty()) {
      return new Verdict(
          Optional.empty(), Optional.empty(), "no method has an interval to judge by");
    }
    int above = Collections.frequency(heard, Side.ABOVE);
    int below = Collections.frequency(heard, Side.BELOW);
    if (above == 0 && below == 0) {
      return none("none of " + methods(heard.size()) + " finds an effect");
    }
    if (above > 0 && below > 0) {
      return none(
          "methods contradict each other: "
              + above
              + " above, "
              + below
              + " below their intervals");
    }
    Side side = above > 0 ? Side.ABOVE : Side.BELOW;
    String where = side == Side.ABOVE ? " above" : " below";
    int finds = Math.max(above, below);
    if (finds < FEWEST) {
      return none("only 1 of " + methods(heard.size()) + where + " its interval");
    }
    Optional<Double> p = placebo.filter(found -> found.side() == side).map(PlaceboFinding::p);
    String found = finds + " of " + methods(heard.size()) + where + " their intervals; ";
    return new Verdict(
        Optional.of(grade(finds, p)), Optional.of(side), found + says(placebo, side));
  }

  private static Evidence grade(int methods, Optional<Double> p) {
    if (methods >= 3 && p.filter(value -> value <= STRONG_P).isPresent()) {
      return Evidence.STRONG;
    }
    return p.filter(value -> value <= MODERATE_P).isPresent() ? Evidence.MODERATE : Evidence.WEAK;
  }

  private static Verdict none(String reason) {
    return new Verdict(Optional.of(Evidence.NONE), Optional.empty(), reason);
  }

  private static String methods(int number) {
    return number == 1 ? "1 method" : number + " methods";
  }

  private static String says(Optional<PlaceboFinding> placebo, Side side) {
    return placebo
        .map(
            found ->
                found.side() == side
                    ? String.format(Locale.ROOT, "placebo p %.3f", found.p())
                    : "the synthetic control points the other way")
        .orElse("no placebos");
  }

  private static boolean isHeard(Computed answer) {
    boolean wide =
        answer.effects().stream()
            .flatMap(effect -> effect.interval().stream())
            .allMatch(interval -> interval.level() >= HEARD_FROM);
    return wide && !(answer.fit() instanceof DifferenceFit fit && !fit.parallel());
  }

  private static Optional<PlaceboFinding> placebo(Computed answer) {
    double total = answer.effects().stream().mapToDouble(Effect::value).sum();
    Side side = total > 0 ? Side.ABOVE : total < 0 ? Side.BELOW : Side.INSIDE;
    return answer.fit() instanceof SyntheticFit fit
        ? fit.placebo().map(found -> new PlaceboFinding(side, found.p()))
        : Optional.empty();
  }
}
