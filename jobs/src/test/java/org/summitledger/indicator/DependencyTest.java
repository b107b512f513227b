package org.summitledger.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.summitledger.indicator.Given.money;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What three schools call dependent, with thresholds that are arguments. */
class DependencyTest {
  private static final Threshold CONCENTRATED = new Threshold(new BigDecimal("0.4"));
  private static final Threshold HALF = new Threshold(new BigDecimal("0.5"));
  private static final Threshold ONCE = new Threshold(BigDecimal.ONE);
  private static final Threshold TWICE = new Threshold(money(2));
  private static final Optional<Boolean> YES = Optional.of(true);
  private static final Optional<Boolean> NO = Optional.of(false);
  private static final Optional<Boolean> UNKNOWN = Optional.empty();

  @Test
  void importsWithoutExportsAreAboveEveryBoundThoughThereIsNoRatio() {
    ImportsToExports found = new ImportsToExports(money(5), money(0));
    assertThat(found.ratio().reason()).contains("exports are not above zero");
    assertThat(found.exceed(TWICE)).contains(true);
    assertThat(found.reach(TWICE)).contains(true);
  }

  @Test
  void withoutTradeNothingIsExceeded() {
    ImportsToExports found = new ImportsToExports(money(0), money(0));
    assertThat(found.exceed(ONCE)).contains(false);
    assertThat(found.reach(ONCE)).contains(false);
  }

  @Test
  void atTheBoundItIsReachedAndNotExceeded() {
    ImportsToExports found = new ImportsToExports(money(10), money(5));
    assertThat(found.ratio()).isEqualTo(Outcome.of(2));
    assertThat(found.exceed(TWICE)).contains(false);
    assertThat(found.reach(TWICE)).contains(true);
  }

  @Test
  void correctionsSayNothingOfDependency() {
    ImportsToExports found = new ImportsToExports(money(-1), money(5));
    assertThat(found.ratio().reason()).contains("imports are below zero");
    assertThat(found.exceed(ONCE)).isEmpty();
    assertThat(new ImportsToExports(money(1), money(-5)).ratio().reason())
        .contains("exports are below zero");
  }

  @Test
  void theDistanceToAThresholdIsBelowZeroWhereItIsNotReached() {
    assertThat(CONCENTRATED.distance(Outcome.of(0.3)).orElseThrow()).isCloseTo(-0.1, within(1e-15));
    assertThat(CONCENTRATED.isExceededBy(Outcome.of(0.4))).contains(false);
    assertThat(CONCENTRATED.isExceededBy(Outcome.none("imports are zero"))).isEmpty();
    assertThat(CONCENTRATED.distance(Outcome.none("imports are zero")).reason())
        .contains("imports are zero");
  }

  @Test
  void withoutImportsNoSchoolCallsAProductDependent() {
    EuDependency eu = EuDependency.of(List.of(), money(0), money(5));
    assertThat(eu.cdi1().reason()).contains("the total is not above zero");
    assertThat(eu.cdi2().reason()).contains("imports are not above zero");
    assertThat(eu.isDependent(CONCENTRATED, HALF, ONCE))
        .as("imports are not above exports, whatever the rest")
        .contains(false);
    Merics merics = Merics.of(money(0), money(0), money(0));
    assertThat(merics.partnerShare().reason()).contains("imports are not above zero");
    assertThat(merics.isDependent(TWICE, HALF)).contains(false);
  }

  @Test
  void withoutIntraUnionTradeAllIsFromOutside() {
    assertThat(EuDependency.cdi2(money(7), money(0))).isEqualTo(Outcome.of(1));
    assertThat(EuDependency.cdi2(money(7), money(-1)).reason())
        .contains("imports from the union are below zero");
    assertThat(EuDependency.cdi2(money(-7), money(9)).reason())
        .contains("imports from outside are below zero");
  }

  @Test
  void geoDepAsksForFewSuppliersFewExportersAndMoreImportsThanExports() {
    List<BigDecimal> few = List.of(money(8), money(2));
    List<BigDecimal> many = List.of(money(1), money(1), money(1), money(1));
    assertThat(GeoDep.of(few, few, money(0)).imports().orElseThrow())
        .isCloseTo(0.68, within(1e-15));
    assertThat(GeoDep.of(few, few, money(0)).isDependent(CONCENTRATED, CONCENTRATED, ONCE))
        .contains(true);
    assertThat(GeoDep.of(few, many, money(0)).isDependent(CONCENTRATED, CONCENTRATED, ONCE))
        .contains(false);
    assertThat(GeoDep.of(few, few, money(11)).isDependent(CONCENTRATED, CONCENTRATED, ONCE))
        .contains(false);
    assertThat(GeoDep.of(few, List.of(), money(0)).isDependent(CONCENTRATED, CONCENTRATED, ONCE))
        .isEmpty();
  }

  @Test
  void mericsAsksForAMultipleOfExportsAndAPartner() {
    assertThat(Merics.of(money(10), money(5), money(6)).isDependent(TWICE, HALF)).contains(true);
    assertThat(Merics.of(money(10), money(6), money(6)).isDependent(TWICE, HALF)).contains(false);
    assertThat(Merics.of(money(10), money(5), money(5)).isDependent(TWICE, HALF)).contains(false);
    assertThat(Merics.of(money(10), money(5), money(6)).partnerShare()).isEqualTo(Outcome.of(0.6));
    assertThat(Merics.of(money(10), money(5), money(-6)).partnerShare().reason())
        .contains("imports from the partner are below zero");
  }

  @Test
  void inTwoOfThreeYearsIsKnownBeforeAllYearsAre() {
    assertThat(Flags.inAtLeast(2, List.of(YES, UNKNOWN, YES))).contains(true);
    assertThat(Flags.inAtLeast(2, List.of(YES, UNKNOWN, NO))).isEmpty();
    assertThat(Flags.inAtLeast(2, List.of(NO, UNKNOWN, NO))).contains(false);
    assertThat(Flags.inAtLeast(2, List.of(YES))).contains(false);
    assertThat(Flags.all(List.of(YES, YES))).contains(true);
    assertThat(Flags.all(List.of(YES, UNKNOWN))).isEmpty();
    assertThat(Flags.all(List.of(UNKNOWN, NO))).contains(false);
  }
}
