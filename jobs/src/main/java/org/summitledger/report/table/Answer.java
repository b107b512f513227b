package org.summitledger.report.table;

import java.util.List;
import java.util.Optional;
import org.summitledger.indicator.Outcome;

/**
 * A number of a table of indicators, or why there is none, and what it rests on.
 *
 * @param outcome the number in the unit, or the reason
 * @param unit ratio, an ISO 4217 code, months, or in words
 * @param method its name in the table
 * @param methodVersion changes when the same inputs give another number
 * @param missing what was not there of what the method asks for, in plain words; empty where all
 *     was
 */
public record Answer(
    Outcome outcome, String unit, String method, String methodVersion, Optional<String> missing) {

  /** A number for which everything was there, or a reason why it cannot be computed from it. */
  public static Answer complete(Outcome outcome, String unit, String method, String methodVersion) {
    return new Answer(outcome, unit, method, methodVersion, Optional.empty());
  }

  /** No number, since something is not there that the method asks for. */
  public static Answer missing(String reason, String unit, String method, String methodVersion) {
    return complete(Outcome.none(reason), unit, method, methodVersion).without(reason);
  }

  /** The same, but for what was missing. */
  public Answer without(String what) {
    return new Answer(outcome, unit, method, methodVersion, Optional.of(what));
  }

  /** The same, but for what was missing, if anything. */
  public Answer without(Optional<String> what) {
    return what.map(this::without).orElse(this);
  }

  /** The cells of {@link TableDefinition.Builder#answer}. */
  public List<Object> cells() {
    return List.of(
        outcome.value(),
        unit,
        method,
        methodVersion,
        missing.isEmpty(),
        outcome.reason().or(() -> missing));
  }
}
