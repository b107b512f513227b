package org.summitledger.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.summitledger.source.ShippedData;

/** The shipped materials by product, held against the question that they answer more slowly. */
class CriticalProductsTest {
  private static final Concordance CONCORDANCE =
      Concordance.of(
          ShippedData.rows("reference", "hs_correlations"),
          ShippedData.reference().products().subheadings(Sectors.REVISION));

  private final CriticalMaterials materials = ShippedData.reference().materials();
  private final CriticalProducts products = materials.products();

  @ParameterizedTest
  @ValueSource(strings = {"HS2007", "HS2012", "HS2017", "HS2022"})
  void everyProductHoldsWhatTheMaterialsSay(String revision) {
    Set<String> codes = new HashSet<>(CONCORDANCE.codes(revision));
    codes.addAll(codes.stream().map(c -> c.substring(0, 4)).toList());
    assertThat(codes).hasSizeGreaterThan(5000);
    for (String code : codes) {
      assertThat(products.of(code, revision))
          .as(revision + " " + code)
          .isEqualTo(materials.materialsOf(code, revision));
    }
    assertThat(codes.stream().filter(c -> !products.of(c, revision).isEmpty()))
        .hasSizeGreaterThan(150);
  }

  @Test
  void nationalLinesGoWithTheirSubheadingAndWithoutARevisionTodaysCounts() {
    assertThat(products.of("250410000", "HS2017")).isEqualTo(products.of("250410", "HS2017"));
    assertThat(products.of("25041000", null)).isEqualTo(products.of("250410", "HS2022"));
    assertThat(products.of("2504", null)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({"TOTAL,", "25,", "999999,HS2022", "250410,HS1992"})
  void otherProductsHoldNone(String product, String revision) {
    assertThat(products.of(product, revision)).isEmpty();
  }

  @Test
  void itIsTheSameWhereItIsSent() throws Exception {
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(sent)) {
      out.writeObject(products);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(sent.toByteArray()))) {
      assertThat(((CriticalProducts) in.readObject()).all()).isEqualTo(products.all());
    }
  }

  @Test
  void codesOfTwoRevisionsMeanTheSameWhereTheirGoodsAreTheSame() {
    assertThat(materials.goodsOf("2504", "HS2017"))
        .isEqualTo(materials.goodsOf("2504", "HS2022"))
        .containsExactly("250410", "250490");
    assertThat(materials.goodsOf("811292", "HS2017"))
        .isNotEqualTo(materials.goodsOf("811292", "HS2022"));
    assertThat(materials.goodsOf("25", "HS2022")).isEmpty();
  }
}
