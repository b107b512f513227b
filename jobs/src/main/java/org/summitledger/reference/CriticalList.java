package org.summitledger.reference;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.summitledger.source.TableRow;

/**
 * An official list of critical materials.
 *
 * @param id such as eu_crm_2023
 * @param title what it is called
 * @param publisher who published it
 * @param publishedOn the day from which it is known
 * @param entries how many materials it names; it may name one by one what is one material here
 */
public record CriticalList(
    String id, String title, String publisher, LocalDate publishedOn, int entries) {

  /** From the rows of {@code critical_lists.csv}. */
  static List<CriticalList> of(List<TableRow> rows) {
    return rows.stream()
        .map(
            row ->
                new CriticalList(
                    row.text("list"),
                    row.text("title"),
                    row.text("publisher"),
                    row.date("published_on"),
                    row.findDecimal("entries").map(BigDecimal::intValueExact).orElseThrow()))
        .toList();
  }
}
