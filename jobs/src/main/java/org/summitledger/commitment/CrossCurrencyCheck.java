package org.summitledger.commitment;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.summitledger.reference.ExchangeRates;

/**
 * Compares what one promise was printed as in other currencies with the exchange rate of the month:
 * a factor of ten stands out. Amounts in the promise's own currency are not compared: a page that
 * adds two plants up is not wrong.
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

    /** Whether the ledger's assessment of the statement says what the ratio shows. */
    public boolean isAssessedRightly() {
      return agrees() || !statement.assessment().equals("consistent");
    }
  }

  /**
   * Every statement of a money commitment whose amount is in a currency with a known rate.
   *
   * @param ledger the register
   * @param rates monthly rates
   */
  public static List<Finding> run(Ledger ledger, ExchangeRates rates) {
    Map<String, Statement> statements =
        ledger.statements().stream().collect(Collectors.toMap(Statement::id, Function.identity()));
    List<Finding> findings = new ArrayList<>();
    for (Commitment c : ledger.commitments()) {
      for (String id : c.statements()) {
        Optional.ofNullable(statements.get(id))
            .flatMap(s -> finding(c, s, rates))
            .ifPresent(findings::add);
      }
    }
    return findings;
  }

  private static Optional<Finding> finding(Commitment c, Statement s, ExchangeRates rates) {
    boolean sameCurrency = s.unit().equals(c.unit());
    if (!c.isMoney() || sameCurrency || s.amount().isEmpty() || !rates.holds(s.unit())) {
      return Optional.empty();
    }
    BigDecimal target = c.target().orElseThrow();
    return rates
        .convert(s.amount().get(), s.unit(), c.unit(), YearMonth.from(c.announcedOn()))
        .flatMap(amount -> Pace.ratio(amount, target))
        .map(ratio -> new Finding(c.id(), s, ratio));
  }
}
