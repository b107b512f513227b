package org.summitledger.commitment;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.summitledger.reference.ExchangeRates;

/**
 * Compares what a promise was printed as with its target, across currencies at the rate of the
 * month: a factor of ten stands out. Of the statements a commitment rests on, those in its own
 * currency are not compared, since a page that adds two plants up is not wrong; of the other
 * statements that are about its amount, all are.
 */
public final class CrossCurrencyCheck {
  /** The largest deviation from the market rate that rounding and choice of day explain. */
  public static final double TOLERANCE = 0.25;

  private CrossCurrencyCheck() {}

  /**
   * One printed amount beside its commitment.
   *
   * @param commitmentId the commitment
   * @param statement what was printed
   * @param ratio the printed amount in the commitment's currency, divided by the target
   */
  public record Finding(String commitmentId, Statement statement, double ratio) {

    /** Whether the amounts agree within {@link #TOLERANCE}. */
    public boolean agrees() {
      return Math.abs(ratio - 1) <= TOLERANCE;
    }

    /**
     * Whether the ledger's assessment of the statement says what the ratio shows: a consistent
     * amount agrees, a printed error does not. Other assessments are not about the amount.
     */
    public boolean isAssessedRightly() {
      return switch (statement.assessment()) {
        case "consistent" -> agrees();
        case "printed_error" -> !agrees();
        default -> true;
      };
    }
  }

  /**
   * Every statement of a money commitment whose amount is in a currency with a known rate, in the
   * order of the commitments.
   *
   * @param ledger the register
   * @param rates monthly rates
   */
  public static List<Finding> run(Ledger ledger, ExchangeRates rates) {
    List<Finding> findings = new ArrayList<>();
    for (Commitment c : ledger.commitments()) {
      Set<String> restsOn = new HashSet<>(c.statements());
      for (Statement s : ledger.statements()) {
        boolean isBasis = restsOn.contains(s.id());
        boolean isAbout = s.commitmentId().equals(c.id());
        boolean otherCurrency = !s.unit().equals(c.unit());
        if (isBasis ? otherCurrency : isAbout) {
          finding(c, s, rates).ifPresent(findings::add);
        }
      }
    }
    return findings;
  }

  private static Optional<Finding> finding(Commitment c, Statement s, ExchangeRates rates) {
    if (!c.isMoney() || s.amount().isEmpty()) {
      return Optional.empty();
    }
    BigDecimal target = c.target().orElseThrow();
    return amount(c, s, rates)
        .flatMap(amount -> Pace.attainment(amount, target).value())
        .map(ratio -> new Finding(c.id(), s, ratio));
  }

  /** What was printed, in the commitment's currency; empty where no rate is known. */
  private static Optional<BigDecimal> amount(Commitment c, Statement s, ExchangeRates rates) {
    if (s.unit().equals(c.unit())) {
      return s.amount();
    }
    return rates.holds(s.unit())
        ? rates.convert(
            s.amount().orElseThrow(), s.unit(), c.unit(), YearMonth.from(c.announcedOn()))
        : Optional.empty();
  }
}
