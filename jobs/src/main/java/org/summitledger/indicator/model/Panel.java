package org.summitledger.indicator.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A treated unit and the units beside it that have a value in each of its periods, in the order of
 * their names, so that no answer depends on the order in which they came.
 */
final class Panel {
  private final Study study;
  private final List<Integer> periods;
  private final List<Series> others = new ArrayList<>();
  private final SortedMap<String, String> leftOut = new TreeMap<>();

  /**
   * A panel of a study.
   *
   * @param candidates what may be compared with the treated unit
   * @param usable what the values in the panel's periods need besides
   * @param otherwise why one without it is left out
   */
  Panel(Study study, List<Series> candidates, Predicate<double[]> usable, String otherwise) {
    this.study = study;
    this.periods =
        Stream.concat(study.before().keySet().stream(), study.after().keySet().stream()).toList();
    checkNames(candidates);
    for (Series candidate :
        candidates.stream().sorted(Comparator.comparing(Series::unit)).toList()) {
      Optional<String> reason =
          missing(candidate)
              .or(() -> usable.test(values(candidate)) ? Optional.empty() : Optional.of(otherwise));
      reason.ifPresentOrElse(
          why -> leftOut.put(candidate.unit(), why), () -> others.add(candidate));
    }
  }

  /** All periods of the treated unit: those before the summit first. */
  List<Integer> periods() {
    return periods;
  }

  /** How many of the periods are before the summit. */
  int before() {
    return study.before().size();
  }

  List<String> names() {
    return others.stream().map(Series::unit).toList();
  }

  SortedMap<String, String> leftOut() {
    return leftOut;
  }

  /** The treated unit's values, in the order of the periods. */
  double[] treated() {
    return values(study.treated());
  }

  /** The values of those beside it, unit by unit. */
  double[][] others() {
    return others.stream().map(this::values).toArray(double[][]::new);
  }

  private double[] values(Series series) {
    return periods.stream().mapToDouble(period -> series.at(period).orElseThrow()).toArray();
  }

  private Optional<String> missing(Series series) {
    return periods.stream()
        .filter(period -> series.at(period).isEmpty())
        .findFirst()
        .map(period -> "it has no figure for period " + period);
  }

  private void checkNames(List<Series> candidates) {
    List<String> names =
        Stream.concat(Stream.of(study.treated()), candidates.stream()).map(Series::unit).toList();
    names.stream()
        .filter(name -> names.indexOf(name) != names.lastIndexOf(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new IllegalArgumentException(
                  "Cannot compare "
                      + study.treated().unit()
                      + " with others: "
                      + name
                      + " is there twice. Give each unit once, and the treated unit not among"
                      + " them.");
            });
  }

  /** Values of all but one unit. */
  static double[][] without(double[][] units, int left) {
    List<double[]> rest = new ArrayList<>(List.of(units));
    rest.remove(left);
    return rest.toArray(double[][]::new);
  }
}
