package org.summitledger.report.basket;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.summitledger.indicator.Traded;

class BasketTest {
  private static Traded kilograms(String value, String quantity) {
    return Traded.of(new BigDecimal(value), new BigDecimal(quantity), "kg");
  }

  private static Basket basket(
      Map<String, Map<String, Traded>> bySector, Map<String, Set<String>> blank) {
    SortedMap<String, SortedMap<String, Traded>> products = new TreeMap<>();
    bySector.forEach((sector, traded) -> products.put(sector, new TreeMap<>(traded)));
    SortedMap<String, SortedSet<String>> unknown = new TreeMap<>();
    blank.forEach((sector, codes) -> unknown.put(sector, new TreeSet<>(codes)));
    return new Basket(
        LocalDate.of(2024, 1, 1),
        LocalDate.of(2025, 1, 1),
        "2024",
        "CIF",
        "HS6",
        "HS2022",
        products,
        unknown);
  }

  /** 250410 lies in both sectors. */
  private final Basket divided =
      basket(
          Map.of(
              "metals",
              Map.of("250410", kilograms("2", "20"), "720110", kilograms("5", "50")),
              "chemicals",
              Map.of("250410", kilograms("1", "10"), "280110", kilograms("7", "70"))),
          Map.of());

  @Test
  void thePartsOfADividedProductAreOne() {
    assertThat(divided.traded())
        .isEqualTo(
            Map.of(
                "250410", kilograms("3", "30"),
                "280110", kilograms("7", "70"),
                "720110", kilograms("5", "50")));
    assertThat(divided.values())
        .isEqualTo(
            Map.of(
                "250410", new BigDecimal("3"),
                "280110", new BigDecimal("7"),
                "720110", new BigDecimal("5")));
  }

  @Test
  void ofPartsInTwoUnitsThereIsAValueWithoutAQuantity() {
    Basket mixed =
        basket(
            Map.of(
                "a", Map.of("250410", kilograms("2", "20")),
                "b", Map.of("250410", Traded.of(BigDecimal.ONE, BigDecimal.TEN, "t"))),
            Map.of());
    assertThat(mixed.traded())
        .isEqualTo(Map.of("250410", Traded.withoutQuantity(new BigDecimal("3"))));
  }

  @Test
  void sectorsHaveTheSumsOfTheirProducts() {
    assertThat(divided.sums())
        .isEqualTo(Map.of("chemicals", new BigDecimal("8"), "metals", new BigDecimal("7")));
    assertThat(divided.total()).isEqualTo(new BigDecimal("15"));
    assertThat(divided.within("machines").total()).isEqualTo(BigDecimal.ZERO);
  }

  @Test
  void aSectorHoldsItsPartOfAProduct() {
    Basket metals = divided.within("metals");
    assertThat(metals.traded())
        .isEqualTo(Map.of("250410", kilograms("2", "20"), "720110", kilograms("5", "50")));
    assertThat(divided.sectorOf("720110")).isEqualTo("metals");
    assertThat(divided.sectorOf("250410")).isEqualTo("all_products");
  }

  @Test
  void aSectorWithoutProductsIsEmptyAndHasNoSum() {
    Basket none = divided.within("machines");
    assertThat(none.isEmpty()).isTrue();
    assertThat(none.values()).isEmpty();
    assertThat(none.sums()).isEmpty();
    assertThat(none.whyUnknown()).isEmpty();
    assertThat(divided.isEmpty()).isFalse();
  }

  @Test
  void whereAllIsBlankNothingIsKnown() {
    Basket blank = basket(Map.of(), Map.of("metals", Set.of("250410")));
    assertThat(blank.isEmpty()).isTrue();
    assertThat(blank.whyUnknown()).isEqualTo(Optional.of("the source is blank for product 250410"));
    assertThat(blank.sectors()).containsExactly("metals");
  }

  @Test
  void chapter99IsNoProduct() {
    Basket all =
        basket(
            Map.of(
                "metals", Map.of("720110", kilograms("5", "50")),
                "other", Map.of("999999", kilograms("1", "1"))),
            Map.of());
    assertThat(all.specified().bySector()).containsOnlyKeys("metals");
    assertThat(all.without(Set.of("720110")).bySector()).containsOnlyKeys("other");
    assertThat(all.without(Set.of())).isSameAs(all);
  }

  @Test
  void chapter99IsTheCodesThatBeginWithIt() {
    List<String> codes = List.of("9", "98", "989999", "99", "990000", "999999", "TOTAL");
    Basket all =
        basket(
            Map.of("other", codes.stream().collect(toMap(k -> k, k -> kilograms("1", "1")))),
            Map.of("other", Set.copyOf(codes)));
    assertThat(all.specified().values()).containsOnlyKeys("9", "98", "989999", "TOTAL");
    assertThat(all.specified().blanks()).containsExactly("9", "98", "989999", "TOTAL");
  }

  @Test
  void nobodyChangesWhatItHolds() {
    SortedMap<String, SortedMap<String, Traded>> products = new TreeMap<>();
    products.put("metals", new TreeMap<>(Map.of("720110", kilograms("5", "50"))));
    SortedMap<String, SortedSet<String>> blank = new TreeMap<>();
    blank.put("metals", new TreeSet<>(Set.of("250410")));
    Basket basket =
        new Basket(divided.start(), divided.end(), "2024", "CIF", "HS6", "HS2022", products, blank);
    products.get("metals").clear();
    blank.get("metals").clear();
    assertThat(basket.values()).containsOnlyKeys("720110");
    assertThat(basket.blanks()).containsExactly("250410");
    assertThatThrownBy(() -> basket.sums().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> basket.blank().values().forEach(SortedSet::clear))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
