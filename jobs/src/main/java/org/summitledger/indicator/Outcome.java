package org.summitledger.indicator;

import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * What a formula gives: a finite number, or the reason why there is none. Its unit is that of the
 * formula. A table has the number in one column, null where there is none, and the reason in
 * another.
 *
 * @param value finite; empty where it cannot be computed
 * @param reason plain words in lower case, for instance "imports are not above zero"; empty where
 *     there is a value
 */
public record Outcome(Optional<Double> value, Optional<String> reason) {

  /**
   * Holds one of both.
   *
   * @throws IllegalArgumentException if there are both or neither, a number that is not finite, or
   *     a blank reason
   */
  public Outcome {
    if (value.isPresent() == reason.isPresent() || reason.map(String::isBlank).orElse(false)) {
      throw new IllegalArgumentException(
          "Cannot make an outcome of value "
              + value
              + " and reason "
              + reason
              + ": it is a number or a reason. Give one of both.");
    }
    if (value.isPresent() && !Double.isFinite(value.get())) {
      throw new IllegalArgumentException(
          "Cannot make an outcome of "
              + value.get()
              + ": it is not a finite number. Say why there is none, with Outcome.none.");
    }
  }

  /**
   * A number; minus zero is zero.
   *
   * @throws IllegalArgumentException if it is NaN or infinite
   */
  public static Outcome of(double value) {
    return new Outcome(Optional.of(value + 0.0), Optional.empty());
  }

  /**
   * No number.
   *
   * @param reason plain words in lower case, without a full stop
   */
  public static Outcome none(String reason) {
    return new Outcome(Optional.empty(), Optional.of(reason));
  }

  /** A number, or none where the arithmetic of doubles cannot hold it. */
  static Outcome ifFinite(double value) {
    return Double.isFinite(value) ? of(value) : none("the result is too large for a number");
  }

  /** Whether there is a number. */
  public boolean isPresent() {
    return value.isPresent();
  }

  /**
   * The number.
   *
   * @throws NoSuchElementException if there is none; its message is the reason
   */
  public double orElseThrow() {
    return value.orElseThrow(() -> new NoSuchElementException(reason.orElseThrow()));
  }

  /** Changes the number; the reason stays, and a result that is not finite becomes one. */
  public Outcome map(DoubleUnaryOperator change) {
    return value.map(v -> ifFinite(change.applyAsDouble(v))).orElse(this);
  }

  /** Joins two numbers; where one has none its reason stays, this one's first. */
  public Outcome with(Outcome other, DoubleBinaryOperator join) {
    return value.isEmpty() ? this : other.map(v -> join.applyAsDouble(value.get(), v));
  }

  /**
   * This number divided by another.
   *
   * @param whenZero the reason where the other is zero
   */
  Outcome over(Outcome other, String whenZero) {
    return isPresent() && other.equals(of(0))
        ? none(whenZero)
        : with(other, (numerator, denominator) -> numerator / denominator);
  }
}
