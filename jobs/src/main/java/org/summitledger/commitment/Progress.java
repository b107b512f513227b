package org.summitledger.commitment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How far a commitment has come, under one scenario, as known on a day. An empty number is not
 * computable; {@code reason} says why.
 *
 * @param elapsedShare share of the window passed on the day
 * @param baseline level before, in the target's unit
 * @param actual sum of what was measured inside the window, in the target's unit, at mean monthly
 *     rates of each period where currencies differ
 * @param actualThrough the day after the last period measured
 * @param coverageShare share of the elapsed window that measured periods cover; below 1 the actual
 *     is a lower bound
 * @param attainment actual / target
 * @param attainmentOfIncrement (actual − baseline) / (target − baseline)
 * @param expectedLinear target · elapsed share
 * @param expectedSeasonal target spread by the baseline's months
 * @param pace actual / (target · days measured / days of the window): compared with what was to be
 *     expected of the very periods that were measured, so that gaps do not slow it down
 * @param requiredRunRate [(target − actual)/(1 − τ)] / [actual/τ], with τ the share of the window
 *     passed at {@code actualThrough}: how many times faster the rest has to come; empty where days
 *     before {@code actualThrough} were not measured, where nothing came in, once the target is
 *     reached, and once the window is over
 * @param status not_observable, not_computable, not_determined, context, pending, not_started,
 *     ahead, on_pace, behind, met or missed
 * @param saidStatus what the parties say
 * @param reason why a number is missing or a lower bound, or a status cannot be given; empty where
 *     nothing is missing
 */
public record Progress(
    Optional<Double> elapsedShare,
    Optional<BigDecimal> baseline,
    Optional<BigDecimal> actual,
    Optional<LocalDate> actualThrough,
    Optional<Double> coverageShare,
    Optional<Double> attainment,
    Optional<Double> attainmentOfIncrement,
    Optional<BigDecimal> expectedLinear,
    Optional<BigDecimal> expectedSeasonal,
    Optional<Double> pace,
    Optional<Double> requiredRunRate,
    String status,
    String saidStatus,
    String reason) {}
