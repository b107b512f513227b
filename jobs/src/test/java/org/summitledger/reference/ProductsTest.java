package org.summitledger.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.summitledger.source.TestRows;

class ProductsTest {
  @TempDir Path folder;
  private Products products;

  @BeforeEach
  void list() throws Exception {
    products =
        new Products(
            TestRows.rows(
                folder,
                """
                hs_revision,product,product_level
                ,01,HS2
                ,85,HS2
                HS2022,8541,HS4
                HS2022,854142,HS6
                """));
  }

  @Test
  void aChapterExistsInEveryRevision() {
    assertThat(products.contains("85", "")).isTrue();
    assertThat(products.contains("85", "HS2022")).isTrue();
    assertThat(products.contains("85", "HS1992")).isTrue();
    assertThat(products.contains("77", "")).isFalse();
  }

  @Test
  void aListedRevisionKnowsItsHeadings() {
    assertThat(products.contains("854142", "HS2022")).isTrue();
    assertThat(products.contains("854140", "HS2022")).isFalse();
    assertThat(products.contains("8542", "HS2022")).isFalse();
  }

  @Test
  void aRevisionThatIsNotListedIsCheckedByChapter() {
    assertThat(products.contains("854140", "HS2017")).isTrue();
    assertThat(products.contains("854140", "")).isTrue();
    assertThat(products.contains("774140", "HS2017")).isFalse();
  }

  @Test
  void nationalLinesAreCheckedByChapter() {
    assertThat(products.contains("85414099", "HS2022")).isTrue();
    assertThat(products.contains("854140999", "HS2022")).isTrue();
    assertThat(products.contains("774140999", "HS2022")).isFalse();
  }

  @Test
  void allProductsTogetherAreOne() {
    assertThat(products.contains("TOTAL", "")).isTrue();
    assertThat(products.contains("total", "")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "851", "85411", "8541401", "8541409999", "AB", "85.1", "８５"})
  void whatIsNotDigitsOfALevelIsNoProduct(String code) {
    assertThat(products.contains(code, "")).isFalse();
  }
}
