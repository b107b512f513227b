package org.summitledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {
  private static final Path COPIES = Path.of("/copies");

  @Test
  void aPathIsOnThisMachine() {
    assertThat(new Place("warehouse").remote()).isEmpty();
    assertThat(new Place("/srv/./warehouse").folder(COPIES)).isEqualTo(Path.of("/srv/warehouse"));
  }

  @Test
  void aFileUriIsOnThisMachine() {
    assertThat(new Place("file:///srv/warehouse").remote()).isEmpty();
    assertThat(new Place("file:///srv/warehouse").folder(COPIES))
        .isEqualTo(Path.of("/srv/warehouse"));
  }

  @Test
  void aUriOfAnotherKindIsElsewhere() {
    assertThat(new Place("s3a://bucket/warehouse/").remote())
        .hasToString("Optional[s3a://bucket/warehouse]");
  }

  @Test
  void eachPlaceElsewhereHasACopyOfItsOwn() {
    Path one = new Place("s3a://bucket/warehouse").folder(COPIES);
    assertThat(one.getParent()).isEqualTo(COPIES);
    assertThat(new Place("s3a://bucket/warehouse/").folder(COPIES)).isEqualTo(one);
    assertThat(new Place("hdfs://bucket/warehouse").folder(COPIES)).isNotEqualTo(one);
  }

  @Test
  void aFileUriWithOneSlashIsAPathToo() {
    assertThat(new Place("file:/srv/warehouse").folder(COPIES))
        .isEqualTo(Path.of("/srv/warehouse"));
  }

  @Test
  void hadoopIsToldOfBlanksAndPercentSignsAsTheyAre() {
    assertThat(Place.hadoop(Path.of("/srv/a b/c%20d"))).isEqualTo("file:/srv/a b/c%20d");
  }

  @Test
  void theRootOfAStoreIsAPlace() {
    assertThat(new Place("s3a://bucket/").remote()).hasToString("Optional[s3a://bucket]");
    assertThat(new Place("hdfs:///").remote()).hasToString("Optional[hdfs:///]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hdfs:/warehouse", "s3a:/bucket/warehouse", "s3a:bucket", "HDFS:/x"})
  void aPlaceElsewhereWithoutItsSlashesIsNotTakenForAFolder(String text) {
    assertThatThrownBy(() -> new Place(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'"
                + text
                + "' names no host or bucket; write the scheme with two slashes, as in"
                + " hdfs://host/folder, or hdfs:///folder for the usual host");
  }

  @Test
  void aUriThatCannotBeReadIsRefused() {
    assertThatThrownBy(() -> new Place("s3a://bucket/my warehouse"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'s3a://bucket/my warehouse' is no URI: Illegal character in path; write a blank as"
                + " %20");
    assertThatThrownBy(() -> new Place("file://host/warehouse"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'file://host/warehouse' names a host; give a path of this machine");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://example.org/data", "HTTP://example.org"})
  void whatLiesOnTheWebIsNoFolder(String text) {
    assertThatThrownBy(() -> new Place(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'" + text + "' lies on the web, where no folder can be listed; download it");
  }
}
