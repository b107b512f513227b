package org.summitledger.reference;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.summitledger.source.Flow;
import org.summitledger.source.TableRow;

/**
 * How much of the free-on-board value freight and insurance add, as a named assumption: CIF = FOB ·
 * (1 + margin).
 *
 * @param name under which it stands beside every number that used it
 * @param margin as a plain ratio: 0.06 is 6 % of the FOB value
 */
public record CifMargin(String name, BigDecimal margin) {
  /** From the rows of {@code cif_margins.csv}. */
  public static List<CifMargin> of(List<TableRow> rows) {
    return rows.stream()
        .map(row -> new CifMargin(row.text("margin"), row.findDecimal("cif_margin").orElseThrow()))
        .toList();
  }

  /** The FOB value of a CIF value, to three decimals, half to even: CIF / (1 + margin). */
  public BigDecimal fob(BigDecimal cif) {
    return cif.divide(BigDecimal.ONE.add(margin), Flow.SCALE, RoundingMode.HALF_EVEN);
  }
}
