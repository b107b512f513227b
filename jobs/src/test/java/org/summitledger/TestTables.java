package org.summitledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.summitledger.reference.CifMargin;
import org.summitledger.reference.Concordance;
import org.summitledger.reference.ExchangeRates;
import org.summitledger.reference.HsWeights;
import org.summitledger.reference.Sectors;
import org.summitledger.source.InputFile;
import org.summitledger.source.Resource;
import org.summitledger.source.TableReader;
import org.summitledger.source.TableRow;

/** Small tables of reference data, written down where they are used. */
public final class TestTables {
  private static final List<TableRow> SECTORS =
      rows(
          """
          scheme,sector,title,stands_for,measure_relation,note
          HS2,machines,Machines,chips|tools,proxy,Chapters 84 and 85 hold both
          HS2,vehicles,Vehicles,,direct,
          HS2,other,Everything else,,direct,
          HS2,defence_equipment,Defence,,not_observable,the statistics hold no defence goods
          HS6,chips,Chips,,direct,
          HS6,tools,Tools,,direct,
          HS6,vehicles,Cars,,direct,
          """);

  private static final List<TableRow> PRODUCTS =
      rows(
          """
          scheme,sector,hs_prefix,hs_revision,recorded_on
          HS2,machines,84,,
          HS2,machines,85,,
          HS2,vehicles,86,,
          HS2,vehicles,87,,
          HS2,other,01,,
          HS2,other,30,,
          HS6,tools,85,,
          HS6,chips,8542,,
          HS6,vehicles,8703,,
          """);

  private TestTables() {}

  /** The rows of a table, read by the project's own reader. */
  public static List<TableRow> rows(String csv) {
    try {
      Path file = Files.createTempFile("table", ".csv");
      try {
        Files.writeString(file, csv);
        String header = csv.lines().findFirst().orElseThrow();
        List<Resource.Field> fields =
            Stream.of(header.split(",")).map(TestTables::anyText).toList();
        return TableReader.read(
            InputFile.of(file, "table.csv"),
            new Resource("table", "table.csv", fields, List.of(), null));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Resource.Field anyText(String name) {
    return new Resource.Field(name, "string", false, Set.of(), null, null, null, 12);
  }

  /**
   * Few sectors, of every kind: one that stands for several, one that is what it says, one that
   * cannot be observed, and finer ones.
   */
  public static Sectors sectors() {
    return new Sectors(SECTORS, PRODUCTS, Concordance.none());
  }

  /**
   * The same, with what became of two subheadings of HS2017: 854201 is parted into chips and tools
   * by weights that a study states, 854202 by nobody.
   */
  public static Sectors sectorsWithWeights() {
    Concordance concordance =
        Concordance.of(
            rows(
                """
                newer_revision,newer_code,older_revision,older_codes
                HS2022,854201,HS2017,854201|854202
                HS2022,850101,HS2017,854201|854202
                """),
            Set.of("854201", "850101", "854203", "850102"));
    return new Sectors(
        SECTORS,
        PRODUCTS,
        concordance,
        HsWeights.of(
            rows(
                """
                older_revision,older_code,newer_revision,newer_code,weight,source,recorded_on
                HS2017,854201,HS2022,854201,0.3,A study,2020-01-31
                HS2017,854201,HS2022,850101,0.7,A study,2020-01-31
                """),
            concordance));
  }

  /** A small and a large margin between CIF and FOB. */
  public static List<CifMargin> cifMargins() {
    return CifMargin.of(
        rows(
            """
            margin,cif_margin,source
            small,0.05,
            large,0.25,
            """));
  }

  /** Exchange rates of a few months, as known on a day. */
  public static ExchangeRates rates(LocalDate asOf) {
    return ExchangeRates.of(
        rows(
            """
            month,currency,currency_per_usd
            2025-07,JPY,150
            2026-07,JPY,160
            2026-07,INR,88
            """),
        asOf);
  }
}
