package org.summitledger.source;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One trade flow, as one line of one file states it.
 *
 * @param line the line on which it stands; of a Parquet file the row, counting from 1
 * @param frequency A, Q or M
 * @param periodStart the first day of its period
 * @param periodEnd the day after the last of its period
 * @param reporter whose statistics say so: ISO3, or the code of a special area
 * @param partner the other country: ISO3, {@code WLD} for the world, or the code of a special area
 * @param flow import or export, seen from the reporter
 * @param product HS digits, or {@code TOTAL}
 * @param hsRevision the HS revision; null where the source does not say
 * @param value in whole units of the file's currency, three decimals; null where the source is
 *     blank
 * @param valuation CIF or FOB; null where the source does not say
 * @param quantity null where the source has none
 * @param quantityUnit the quantity's unit; null where there is no quantity
 */
public record Flow(
    long line,
    String frequency,
    LocalDate periodStart,
    LocalDate periodEnd,
    String reporter,
    String partner,
    String flow,
    String product,
    @Nullable String hsRevision,
    @Nullable BigDecimal value,
    @Nullable String valuation,
    @Nullable BigDecimal quantity,
    @Nullable String quantityUnit) {

  /** Decimals of money and of quantities, from the reader to the published column. */
  public static final int SCALE = 3;

  /** The day after a period's last. */
  public static LocalDate endOf(String frequency, LocalDate start) {
    return start.plusMonths(months(frequency));
  }

  /** How many months a period has: A, Q or M. */
  public static int months(String frequency) {
    return switch (frequency) {
      case "A" -> 12;
      case "Q" -> 3;
      default -> 1;
    };
  }

  /** The HS level of a code: TOTAL, HS2, HS4, HS6, HS8 or HS9. */
  public static String levelOf(String product) {
    return product.equals("TOTAL") ? product : "HS" + product.length();
  }

  /** SDMX observation status: M where the source is blank, otherwise A. */
  public String observationStatus() {
    return observationStatus(value != null);
  }

  /** SDMX observation status: M where there is no value, otherwise A. */
  public static String observationStatus(boolean hasValue) {
    return hasValue ? "A" : "M";
  }
}
