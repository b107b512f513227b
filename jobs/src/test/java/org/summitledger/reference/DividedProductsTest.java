package org.summitledger.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitledger.source.TestRows;

/** Products of older HS revisions that stated weights divide over sectors. */
class DividedProductsTest {
  /**
   * From HS2017 to HS2022: 840001 was parted into machines and chips, 850001 inside chips, 860001
   * into all three. From HS2012 to HS2017: 849999 went on as 840001; 888801 was parted into 840001
   * and 850001; 888802 into 840001 and 860001; 877701 was renamed 840002, which was parted as
   * 840001 was; 877702 was parted into 840001 and 840002.
   */
  private static final String LINKS =
      """
      newer_revision,newer_code,older_revision,older_codes
      HS2022,840001,HS2017,840001
      HS2022,850003,HS2017,840001|840002
      HS2022,840002,HS2017,840002
      HS2022,850001,HS2017,850001
      HS2022,850002,HS2017,850001
      HS2022,860001,HS2017,860001
      HS2022,840003,HS2017,860001
      HS2022,850004,HS2017,860001
      HS2017,840001,HS2012,849999|888801|888802|877702
      HS2017,850001,HS2012,888801
      HS2017,860001,HS2012,888802
      HS2017,840002,HS2012,877701|877702
      """;

  private static final Set<String> NEWEST =
      Set.of("840001", "840002", "840003", "850001", "850002", "850003", "850004", "860001");

  private static final String PRODUCTS =
      """
      scheme,sector,hs_prefix,hs_revision,recorded_on
      HS2,heavy,84,,
      HS6,machines,84,,
      HS6,chips,85,,
      HS6,other,86,,
      """;

  private static final String HEADER =
      "older_revision,older_code,newer_revision,newer_code,weight,source,recorded_on\n";
  private static final String OF_840001 =
      """
      HS2017,840001,HS2022,840001,0.75,A study,2026-01-31
      HS2017,840001,HS2022,850003,0.25,A study,2026-01-31
      """;
  private static final String OF_840002 =
      """
      HS2017,840002,HS2022,840002,0.75,Another,2026-01-31
      HS2017,840002,HS2022,850003,0.25,Another,2026-01-31
      """;

  @TempDir private Path folder = Path.of("");

  private Sectors sectors(String products, String weights) throws IOException {
    Concordance concordance = Concordance.of(TestRows.rows(folder, LINKS), NEWEST);
    String sectors =
        """
        scheme,sector,title,stands_for,measure_relation,note
        HS2,heavy,,,direct,
        HS6,machines,,,direct,
        HS6,chips,,,direct,
        HS6,other,,,direct,
        """;
    return new Sectors(
        TestRows.rows(folder, sectors),
        TestRows.rows(folder, products),
        concordance,
        weights.isEmpty()
            ? HsWeights.none()
            : HsWeights.of(TestRows.rows(folder, HEADER + weights), concordance));
  }

  private SectorLookup lookup(String weights) throws IOException {
    return sectors(PRODUCTS, weights).lookup();
  }

  private static String division(SectorLookup lookup, String product, String revision) {
    return lookup.divisionOf(product, revision).map(Division::toString).orElse("not divided");
  }

  @Test
  void aProductIsDividedOverTheSectorsOfItsSuccessors() throws IOException {
    SectorLookup lookup = lookup(OF_840001);
    assertThat(division(lookup, "840001", "HS2017")).isEqualTo("machines 0.75, chips 0.25");
    assertThat(lookup.sectorOf("840001", "HS2017")).isEqualTo(Sectors.NOT_CARRIED);
    assertThat(lookup.divisionOf("840001", "HS2017").orElseThrow().statedIn())
        .containsExactly("table.csv:2", "table.csv:3");
  }

  @Test
  void aSectorIsReachedByWholeProductsAndByShares() throws IOException {
    SectorLookup lookup = lookup(OF_840001);
    assertThat(lookup.reaches("chips", "840001", "HS2017")).isTrue();
    assertThat(lookup.reaches("machines", "840001", "HS2017")).isTrue();
    assertThat(lookup.reaches(Sectors.NOT_CARRIED, "840001", "HS2017")).isFalse();
    assertThat(lookup.reaches("chips", "850001", "HS2017")).isTrue();
    assertThat(lookup.reaches("machines", "850001", "HS2017")).isFalse();
    assertThat(lookup.reaches("machines", "840001", null)).isTrue();
  }

  @Test
  void withoutWeightsItIsNotCarried() throws IOException {
    assertThat(division(lookup(""), "840001", "HS2017")).isEqualTo("not divided");
    assertThat(lookup("").sectorOf("840001", "HS2017")).isEqualTo(Sectors.NOT_CARRIED);
  }

  @Test
  void aProductWhoseGoodsAreInOneSectorAnywayIsNotDivided() throws IOException {
    SectorLookup lookup =
        lookup(
            """
            HS2017,850001,HS2022,850001,0.1,A study,2026-01-31
            HS2017,850001,HS2022,850002,0.9,A study,2026-01-31
            HS2017,840001,HS2022,850003,1,A study,2026-01-31
            """);
    assertThat(division(lookup, "850001", "HS2017")).isEqualTo("not divided");
    assertThat(lookup.sectorOf("850001", "HS2017")).isEqualTo("chips");
    assertThat(division(lookup, "840001", "HS2017"))
        .as("all of it went there, but only somebody says so")
        .isEqualTo("chips 1");
  }

  @Test
  void aProductThatBecameADividedOneIsDividedLikeIt() throws IOException {
    assertThat(division(lookup(OF_840001), "849999", "HS2012"))
        .isEqualTo("machines 0.75, chips 0.25");
  }

  @Test
  void weightsOfSeveralStepsAreMultiplied() throws IOException {
    SectorLookup lookup =
        lookup(
            OF_840001
                + """
                HS2012,888801,HS2017,840001,0.2,A study,2026-01-31
                HS2012,888801,HS2017,850001,0.8,A study,2026-01-31
                """);
    assertThat(division(lookup, "888801", "HS2012")).isEqualTo("chips 0.85, machines 0.15");
    assertThat(lookup.divisionOf("888801", "HS2012").orElseThrow().statedIn()).hasSize(4);
  }

  @Test
  void aStepWithoutWeightsEndsTheChain() throws IOException {
    SectorLookup lookup = lookup(OF_840001);
    assertThat(division(lookup, "888801", "HS2012")).isEqualTo("not divided");
    assertThat(lookup.sectorOf("888801", "HS2012")).isEqualTo(Sectors.NOT_CARRIED);
  }

  @Test
  void onlyThePartWhoseNextStepHasNoWeightsIsNotCarried() throws IOException {
    SectorLookup lookup =
        lookup(
            OF_840001
                + """
                HS2012,888802,HS2017,840001,0.4,A study,2026-01-31
                HS2012,888802,HS2017,860001,0.6,A study,2026-01-31
                """);
    assertThat(division(lookup, "888802", "HS2012"))
        .isEqualTo("not_carried 0.6, machines 0.3, chips 0.1");
  }

  @Test
  void aStepNeedsNoWeightsWhereItMakesNoDifference() throws IOException {
    SectorLookup lookup = lookup(OF_840001 + OF_840002);
    assertThat(division(lookup, "877702", "HS2012")).isEqualTo("machines 0.75, chips 0.25");
    assertThat(lookup.divisionOf("877702", "HS2012").orElseThrow().statedIn()).hasSize(4);
    SectorLookup another = lookup(OF_840001 + OF_840002.replace("0.75", "0.7").replace("25", "3"));
    assertThat(another.sectorOf("877702", "HS2012")).isEqualTo(Sectors.NOT_CARRIED);
  }

  @Test
  void aPrefixOfItsOwnRevisionDecidesBeforeWeightsDo() throws IOException {
    SectorLookup lookup = sectors(PRODUCTS + "HS6,other,840001,HS2017,\n", OF_840001).lookup();
    assertThat(division(lookup, "840001", "HS2017")).isEqualTo("not divided");
    assertThat(lookup.sectorOf("840001", "HS2017")).isEqualTo("other");
    assertThat(lookup.sectorOf("849999", "HS2012")).isEqualTo("other");
  }

  @Test
  void nationalLinesAreDividedAsTheirSubheadingIs() throws IOException {
    assertThat(division(lookup(OF_840001), "84000112", "HS2017"))
        .isEqualTo("machines 0.75, chips 0.25");
  }

  @Test
  void aHeadingIsDividedIfAllItsSubheadingsAreAndAlike() throws IOException {
    SectorLookup alike = lookup(OF_840001 + OF_840002);
    assertThat(division(alike, "8400", "HS2017")).isEqualTo("machines 0.75, chips 0.25");
    assertThat(alike.divisionOf("8400", "HS2017").orElseThrow().statedIn())
        .as("rows of all its subheadings")
        .hasSizeGreaterThan(alike.divisionOf("840001", "HS2017").orElseThrow().statedIn().size());
    SectorLookup one = lookup(OF_840001);
    assertThat(division(one, "8400", "HS2017")).isEqualTo("not divided");
    assertThat(one.sectorOf("8400", "HS2017")).isEqualTo(Sectors.UNALLOCATED);
  }

  @Test
  void chaptersTotalsAndTheNewestRevisionAreNeverDivided() throws IOException {
    SectorLookup lookup = lookup(OF_840001);
    assertThat(lookup.divisionOf("84", "HS2017")).isEmpty();
    assertThat(lookup.divisionOf("TOTAL", "HS2017")).isEmpty();
    assertThat(lookup.divisionOf("840001", "HS2022")).isEmpty();
    assertThat(lookup.divisionOf("840001", null)).isEmpty();
    assertThat(lookup.sectorOf("84", "HS2017")).isEqualTo("heavy");
  }

  @Test
  void weightsCountFromTheDayTheyWereRecorded() throws IOException {
    Sectors sectors = sectors(PRODUCTS, OF_840001);
    assertThat(division(sectors.asOf(LocalDate.parse("2026-01-30")).lookup(), "840001", "HS2017"))
        .isEqualTo("not divided");
    assertThat(division(sectors.asOf(LocalDate.parse("2026-01-31")).lookup(), "840001", "HS2017"))
        .isEqualTo("machines 0.75, chips 0.25");
  }

  @Test
  void theFingerprintTellsOtherWeightsButNotWhoStatesThem() throws IOException {
    String none = fingerprint("");
    String some = fingerprint(OF_840001);
    String others = fingerprint(OF_840001.replace("0.75", "0.74").replace("0.25", "0.26"));
    assertThat(Set.of(none, some, others)).hasSize(3);
    assertThat(fingerprint(OF_840001.replace("A study", "Another"))).isEqualTo(some);
  }

  private String fingerprint(String weights) throws IOException {
    Sectors sectors = sectors(PRODUCTS, weights);
    return sectors.fingerprint(sectors.lookup());
  }

  @Test
  void aLookupThatWasSentToATaskDividesAsBefore() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(lookup(OF_840001));
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      SectorLookup sent = (SectorLookup) in.readObject();
      assertThat(sent.divisionOf("840001", "HS2017").map(d -> d.parts(1001)))
          .hasValueSatisfying(parts -> assertThat(parts).containsExactly(751, 250));
    }
  }
}
