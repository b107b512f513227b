package org.summitledger.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.summitledger.reference.CriticalMaterials.Held;
import org.summitledger.source.BadInputException;
import org.summitledger.source.TestRows;

class CriticalMaterialsTest {
  private static final String LISTS =
      """
      list,title,publisher,published_on,entries
      west,List of the west,Western office,2022-02-24,50
      east,List of the east,Eastern office,2023-06-28,30
      """;

  private static final String HEADER =
      "material,title,hs_code,hs_revision,stage,lists,granularity,source,recorded_on,note\n";

  /** Lithium ore is found to be in 253020 in 2024, and not to be in 253090 in 2025. */
  private static final String MATERIALS =
      """
      graphite,Flakes,250410,HS2022,ore,west|east,exact,HS2022 nomenclature,,
      graphite,Other,250490,HS2022,ore,east,exact,HS2022 nomenclature,,
      lithium,Minerals,253090,HS2022,ore,west,mixed,project definition,,no code of its own
      lithium,Carbonate,283691,HS2022,compound,west,exact,HS2022 nomenclature,,
      strontium,Minerals,253090,HS2022,ore,east,mixed,project definition,,no code of its own
      strontium,Carbonate,283692,HS2022,compound,east,exact,HS2022 nomenclature,,
      coke,Synthetic,380110,HS2022,unstated,,exact,project definition,,stands in for graphite
      lithium,Minerals,253020,HS2022,ore,west,mixed,project definition,2024-01-01,
      lithium,Minerals,253090,HS2022,ore,west,withdrawn,project definition,2025-01-01,
      """;

  private static final Set<String> CODES =
      Set.of("250410", "250490", "253020", "253090", "283650", "283691", "283692", "380110");

  @TempDir Path folder;
  private CriticalMaterials materials;

  @BeforeEach
  void read() throws Exception {
    materials = materials(MATERIALS);
  }

  @Test
  void aSubheadingHoldsItsMaterialWithTheListsThatHoldIt() {
    assertThat(materials.materialsOf("250410", "HS2022"))
        .containsExactly(new Held("graphite", true, sorted("east", "west")));
  }

  @Test
  void aHeadingHoldsAMaterialExactlyIfAllItsSubheadingsDo() {
    assertThat(materials.materialsOf("2504", null))
        .containsExactly(new Held("graphite", true, sorted("east", "west")));
    assertThat(materials.materialsOf("2836", null))
        .containsExactly(
            new Held("lithium", false, sorted("west")),
            new Held("strontium", false, sorted("east")));
  }

  @Test
  void aHeadingWithASubheadingOfNoMaterialHoldsItsMaterialBesideOthers() throws Exception {
    CriticalMaterials one =
        materials("lithium,Carbonate,283691,HS2022,compound,west,exact,HS2022 nomenclature,,\n");
    assertThat(one.materialsOf("2836", null))
        .containsExactly(new Held("lithium", false, sorted("west")));
  }

  @Test
  void aNationalLineGoesWithItsSubheading() {
    assertThat(materials.materialsOf("28369100", "HS2022"))
        .containsExactly(new Held("lithium", true, sorted("west")));
  }

  @ParameterizedTest
  @CsvSource({"TOTAL,", "25,", "283650,", "2801,", "999999, HS2022", "250410, HS1992"})
  void otherProductsHoldNone(String product, String revision) {
    assertThat(materials.materialsOf(product, revision)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2021-01-01, coke",
    "2022-02-23, coke",
    "2022-02-24, 'graphite lithium 253090 283691 coke'",
    "2023-06-28, 'graphite lithium 253090 283691 strontium coke'",
    "2024-01-01, 'graphite lithium 253020 253090 283691 strontium coke'",
    "2025-01-01, 'graphite lithium 253020 283691 strontium coke'"
  })
  void aListCountsFromItsDayAndARowFromItsOwn(LocalDate day, String known) {
    CriticalMaterials then = materials.asOf(day);
    Set<String> words = new TreeSet<>(List.of(known.split(" ")));
    Set<String> found = new TreeSet<>();
    for (String code : CODES) {
      for (Held held : then.materialsOf(code, null)) {
        found.add(held.material());
        if (held.material().equals("lithium")) {
          found.add(code);
        }
      }
    }
    assertThat(found).isEqualTo(words);
  }

  @Test
  void aMaterialIsHeldOnlyByListsKnownOnTheDay() {
    CriticalMaterials then = materials.asOf(LocalDate.of(2022, 3, 1));
    assertThat(then.materialsOf("250410", null))
        .containsExactly(new Held("graphite", true, sorted("west")));
    assertThat(then.materialsOf("250490", null)).isEmpty();
    assertThat(then.materialsOf("2504", null))
        .containsExactly(new Held("graphite", false, sorted("west")));
  }

  @Test
  void aListThatIsNotThereIsRefused() {
    assertThatThrownBy(
            () -> materials("coke,Coke,380110,HS2022,ore,west|north,exact,HS2022 nomenclature,,\n"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("table.csv:2 [lists]: REFERENCE_UNKNOWN")
        .hasMessageContaining("There is no list 'north'. Add it to critical_lists.csv");
  }

  @ParameterizedTest
  @CsvSource({"999999, HS2022", "380110, HS2017"})
  void aCodeThatIsNoProductIsRefused(String code, String revision) {
    assertThatThrownBy(
            () -> materials("coke,Coke," + code + "," + revision + ",ore,west,exact,own,,\n"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("table.csv:2 [hs_code]: PRODUCT_UNKNOWN")
        .hasMessageContaining(
            "Subheading " + code + " of " + revision + " is not a product of HS2022.")
        .hasMessageContaining("Add it to products.csv, or give the code that it has in HS2022.");
  }

  @Test
  void aCodeOfOneMaterialOnlyCannotHoldAnother() {
    assertThatThrownBy(
            () ->
                materials(
                    MATERIALS + "nickel,Flakes,250410,HS2022,ore,west,mixed,own,2026-01-01,\n"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("table.csv:2 [granularity]: VALUE_NOT_ALLOWED")
        .hasMessageContaining("Subheading 250410 cannot be exact for graphite: line 11")
        .hasMessageContaining("puts nickel there too. Make both mixed, or withdraw one.");
  }

  @Test
  void aCodeMayBecomeExactWhenWhatWasBesideItIsWithdrawn() throws Exception {
    CriticalMaterials later =
        materials(
            MATERIALS + "strontium,Ore,253090,HS2022,ore,east,exact,own,2025-01-01,now alone\n");
    assertThat(later.materialsOf("253090", null))
        .containsExactly(new Held("strontium", true, sorted("east")));
    assertThat(later.asOf(LocalDate.of(2024, 1, 1)).materialsOf("253090", null))
        .extracting(Held::material, Held::exact)
        .containsExactly(tuple("lithium", false), tuple("strontium", false));
  }

  @Test
  void withoutRowsNothingIsCritical() {
    assertThat(CriticalMaterials.none().products().all()).isEmpty();
    assertThat(CriticalMaterials.none().materialsOf("2504", "HS2022")).isEmpty();
  }

  private CriticalMaterials materials(String rows) throws IOException {
    return CriticalMaterials.of(
        TestRows.rows(folder, HEADER + rows),
        TestRows.rows(folder, LISTS),
        new Subheadings(CODES, Concordance.none()));
  }

  private static TreeSet<String> sorted(String... lists) {
    return new TreeSet<>(List.of(lists));
  }
}
