package org.summitledger.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.summitledger.reference.CriticalMaterials.Held;
import org.summitledger.source.ShippedData;
import org.summitledger.source.TableRow;

/** What the shipped lists of critical materials say. */
class ShippedMaterialsTest {
  private final CriticalMaterials shipped = ShippedData.reference().materials();
  private final List<TableRow> rows = ShippedData.rows("reference", "critical_materials");

  @ParameterizedTest
  @CsvSource({
    "2504, HS2017, natural_graphite",
    "2504, HS2022, natural_graphite",
    "2822, HS2017, cobalt",
    "2822, HS2022, cobalt",
    "282520, HS2017, lithium",
    "282520, HS2022, lithium",
    "282520, HS2007, lithium",
    "380110, HS2022, artificial_graphite",
    "2602, HS2022, manganese",
    "8104, HS2022, magnesium",
    "8105, HS2022, cobalt",
    "8106, HS2017, bismuth",
    "7110, HS2022, platinum_group_metals",
    "2846, HS2022, rare_earths",
    "280530, HS2022, rare_earths"
  })
  void aProductOfOneMaterialSaysWhich(String product, String revision, String material) {
    assertThat(shipped.materialsOf(product, revision))
        .extracting(Held::material, Held::exact)
        .containsExactly(tuple(material, true));
  }

  @ParameterizedTest
  @CsvSource({
    "811292, HS2022, gallium germanium indium niobium vanadium",
    "811292, HS2017, gallium germanium hafnium indium niobium rhenium vanadium",
    "280519, HS2022, caesium lithium rubidium strontium",
    "253090, HS2022, lithium rare_earths strontium",
    "261590, HS2022, niobium tantalum vanadium",
    "282560, HS2022, germanium zirconium",
    "280450, HS2022, boron tellurium",
    "2833, HS2022, copper nickel",
    "2529, HS2022, feldspar fluorspar",
    "2511, HS2022, baryte"
  })
  void aProductOfSeveralMaterialsSaysThatItIsMixed(
      String product, String revision, String materials) {
    assertThat(shipped.materialsOf(product, revision))
        .extracting(Held::material)
        .containsExactly(materials.split(" "));
    assertThat(shipped.materialsOf(product, revision)).extracting(Held::exact).containsOnly(false);
  }

  @ParameterizedTest
  @CsvSource({"TOTAL", "28", "8703", "850511", "720221", "262091"})
  void otherGoodsHoldNone(String product) {
    assertThat(shipped.materialsOf(product, "HS2022")).isEmpty();
  }

  @Test
  void everyCodeIsAProductAndStandsOnceAMaterial() {
    Products products = ShippedData.reference().products();
    assertThat(rows)
        .hasSize(220)
        .allSatisfy(m -> assertThat(products.contains(m.text("hs_code"), "HS2022")).isTrue());
    assertThat(rows)
        .extracting(m -> m.text("material") + "/" + m.text("hs_code"))
        .doesNotHaveDuplicates();
  }

  /**
   * What the lists name, with rare earths (two groups and scandium in the EU, sixteen in the US)
   * and the platinum group (five in the US) as one material each, and India's phosphorus as two.
   */
  @Test
  void everyEntryOfEveryListHasACode() {
    Map<String, Long> perList = new TreeMap<>();
    held(shipped)
        .flatMap(m -> m.lists().stream().map(list -> list + "/" + m.material()))
        .distinct()
        .forEach(key -> perList.merge(key.substring(0, key.indexOf('/')), 1L, Long::sum));
    assertThat(perList)
        .isEqualTo(
            Map.of(
                "eu_crm_2023", 34L - 2,
                "eu_crma_2024", 34L - 2,
                "usgs_2022", 50L - 15 - 4,
                "usgs_2025", 60L - 15 - 4,
                "india_2023", 30L + 1,
                "japan_rare_metals", 34L));
    assertThat(CriticalList.of(ShippedData.rows("reference", "critical_lists")))
        .extracting(CriticalList::id, CriticalList::entries)
        .containsExactlyInAnyOrder(
            tuple("eu_crm_2023", 34),
            tuple("eu_crma_2024", 34),
            tuple("usgs_2022", 50),
            tuple("usgs_2025", 60),
            tuple("india_2023", 30),
            tuple("japan_rare_metals", 34));
  }

  @Test
  void theUnitedStatesListOf2025HoldsAllOfThatOf2022AndTenMore() {
    List<String> before = onList("usgs_2022");
    List<String> after = onList("usgs_2025");
    assertThat(after).containsAll(before);
    assertThat(after)
        .filteredOn(m -> !before.contains(m))
        .containsExactly(
            "boron",
            "coking_coal",
            "copper",
            "lead",
            "phosphate_rock",
            "potash",
            "rhenium",
            "silicon_metal",
            "silver",
            "uranium");
  }

  @Test
  void whatIsOnNoListIsADefinitionOfTheProject() {
    assertThat(rows)
        .filteredOn(m -> m.find("lists").isEmpty())
        .extracting(m -> m.text("material"), m -> m.text("source"))
        .containsExactly(tuple("artificial_graphite", "project definition"));
    assertThat(rows)
        .filteredOn(m -> m.text("source").equals("project definition"))
        .allSatisfy(m -> assertThat(m.text("note")).isNotBlank());
  }

  @Test
  void listsAreKnownFromTheirPublicationOn() {
    assertThat(shipped.asOf(LocalDate.of(2020, 1, 1)).materialsOf("2504", "HS2017")).isEmpty();
    assertThat(shipped.asOf(LocalDate.of(2021, 1, 1)).materialsOf("2504", "HS2017"))
        .flatExtracting(Held::lists)
        .containsExactly("japan_rare_metals");
    assertThat(shipped.asOf(LocalDate.of(2026, 7, 2)).materialsOf("2504", "HS2017"))
        .flatExtracting(Held::lists)
        .hasSize(6);
  }

  /** Copper came on lists only in 2023. */
  @Test
  void aMaterialIsCriticalFromItsFirstList() {
    assertThat(held(shipped.asOf(LocalDate.of(2023, 3, 15))).map(Held::material))
        .doesNotContain("copper");
    assertThat(held(shipped.asOf(LocalDate.of(2023, 3, 16))).map(Held::material))
        .contains("copper");
  }

  /** Every material in every subheading of today. */
  private static Stream<Held> held(CriticalMaterials materials) {
    return ShippedData.reference().products().subheadings("HS2022").stream()
        .flatMap(code -> materials.materialsOf(code, "HS2022").stream());
  }

  private List<String> onList(String list) {
    return held(shipped)
        .filter(m -> m.lists().contains(list))
        .map(Held::material)
        .distinct()
        .sorted()
        .collect(Collectors.toList());
  }
}
