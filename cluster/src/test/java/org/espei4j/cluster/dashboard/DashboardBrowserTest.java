package org.espei4j.cluster.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.espei4j.cluster.contact.ClusterException;
import org.espei4j.cluster.status.ClusterStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The status page as a browser shows it. Pictures of it are left in `target/dashboard`.
@Tag("browser")
@Timeout(120)
class DashboardBrowserTest {

    private static final Path PICTURES = Path.of("target", "dashboard");

    private volatile ClusterStatus status = SampleStatus.busy();
    private Dashboard dashboard;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws ClusterException {
        assumeTrue(Browser.programs().isPresent(), "no chromium and chromedriver on the PATH");
        dashboard = Dashboard.start(Dashboard.Place.LOOPBACK, Optional.empty(), () -> status, (address, reason) -> {});
    }

    @AfterEach
    void close() {
        if (dashboard != null) {
            dashboard.close();
        }
    }

    private static void await(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + 20_000_000_000L;
        while (!condition.call()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            Thread.sleep(100);
        }
    }

    @Test
    void itIsLive() throws Exception {
        try (Browser browser = Browser.start(folder, true)) {
            browser.open(dashboard.link());
            await("live", () -> browser.text().contains("live"));
            assertThat(browser.title()).startsWith("72 % Cu-Mg");
            // A mark that a new page would not have.
            browser.run("window.mark = 17; return 0");
            status = SampleStatus.at(990);
            await("the new state", () -> browser.text().contains("990 of 1000"));
            assertThat(browser.title()).startsWith("99 % Cu-Mg");
            assertThat(browser.run("return window.mark").asInt()).isEqualTo(17);
            dashboard.close();
            await("the end", () -> browser.text().contains("no answer"));
        }
    }

    @Test
    void whatTheReaderHasMovedOrMarkedStays() throws Exception {
        try (Browser browser = Browser.start(folder, true)) {
            browser.resize(600, 900);
            browser.open(dashboard.link());
            await("live", () -> browser.text().contains("live"));
            browser.run("const region = document.querySelector('#workers .scroll'); region.scrollLeft = 120;"
                    + " region.focus(); return 0");
            status = SampleStatus.at(6);
            await("the new state", () -> browser.text().contains("6 of 1000"));
            await("the new workers", () -> !browser.text().contains("node01"));
            assertThat(browser.run("return document.querySelector('#workers .scroll').scrollLeft")
                            .asInt())
                    .isEqualTo(120);
            assertThat(browser.run("return document.activeElement.ariaLabel").stringValue())
                    .isEqualTo("Workers");
            browser.run("getSelection().selectAllChildren(document.querySelector('#workers tbody th')); return 0");
            status = SampleStatus.busy();
            await("the new state", () -> browser.text().contains("720 of 1000"));
            assertThat(browser.run("return getSelection().toString()").stringValue())
                    .isEqualTo(SampleStatus.HOSTILE);
        }
    }

    @Test
    void withoutScriptItIsAStaticPageThatLoadsItselfAgain() throws Exception {
        try (Browser browser = Browser.start(folder, false)) {
            browser.open(dashboard.link());
            assertThat(browser.source()).contains("node01.cluster", "720 of 1000", "<polyline");
            browser.screenshot(PICTURES.resolve("without-script.png"));
            status = SampleStatus.at(990);
            await("the page to load again", () -> browser.source().contains("990 of 1000"));
        }
    }

    @Test
    void nothingBreaksOutAndNothingComesFromElsewhere() throws Exception {
        try (Browser browser = Browser.start(folder, true)) {
            browser.open(dashboard.link());
            await("live", () -> browser.text().contains("live"));
            assertThat(browser.text()).contains(SampleStatus.HOSTILE);
            assertThat(browser.run("return typeof window.broken").stringValue()).isEqualTo("undefined");
            assertThat(browser.run("return performance.getEntriesByType('resource')"
                                    + ".filter(e => !e.name.startsWith(location.origin)).length")
                            .asInt())
                    .isZero();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 412, 800, 1280, 1920})
    void itFitsEveryScreen(int width) throws Exception {
        try (Browser browser = Browser.start(folder, true)) {
            browser.resize(width, 1800);
            browser.open(dashboard.link());
            await("live", () -> browser.text().contains("live"));
            assertThat(browser.run("return document.documentElement.scrollWidth")
                            .asInt())
                    .isLessThanOrEqualTo(width);
            assertThat(browser.run("return document.querySelector('.plot').getBoundingClientRect().width")
                            .asInt())
                    .isGreaterThan(200);
            browser.screenshot(PICTURES.resolve("width-" + width + ".png"));
        }
    }

    /// WCAG 2.2, success criterion 1.4.3: text has a contrast of at least 4.5 with what is behind it.
    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void textStandsOut(String scheme) throws Exception {
        try (Browser browser = Browser.start(folder, true)) {
            browser.resize(1280, 1600);
            browser.prefer(scheme);
            browser.open(dashboard.link());
            await("live", () -> browser.text().contains("live"));
            browser.screenshot(PICTURES.resolve(scheme + ".png"));
            assertThat(lowestContrast(browser)).isGreaterThanOrEqualTo(4.5);
        }
    }

    private static double lowestContrast(Browser browser) throws IOException, InterruptedException {
        return browser.run("""
                const parse = (color) => color.match(/[\\d.]+/g).map(Number);
                const luminance = (color) => parse(color).slice(0, 3).map(v => v / 255)
                    .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
                    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
                const behind = (element) => {
                    const color = getComputedStyle(element).backgroundColor;
                    const parts = parse(color);
                    return parts.length === 4 && parts[3] === 0 ? behind(element.parentElement) : color;
                };
                let lowest = 21;
                const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                while (walker.nextNode()) {
                    const element = walker.currentNode.parentElement;
                    if (walker.currentNode.data.trim() === "" || !element.checkVisibility()) continue;
                    const style = getComputedStyle(element);
                    const ink = luminance(element.namespaceURI.endsWith("svg") ? style.fill : style.color);
                    const ground = luminance(behind(element));
                    const contrast = (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
                    if (contrast < lowest) {
                        lowest = contrast;
                    }
                }
                return lowest;
                """).asDouble();
    }

    /// What screen readers say is named: regions, the picture, the bar, and columns of tables.
    @Test
    void everythingHasAName() throws Exception {
        try (Browser browser = Browser.start(folder, true)) {
            browser.open(dashboard.link());
            assertThat(browser.run("return [...document.querySelectorAll('[role=region], [role=img], progress')]"
                                    + ".filter(e => !e.ariaLabel).length")
                            .asInt())
                    .isZero();
            assertThat(browser.run("return document.querySelectorAll('thead th:not([scope])').length")
                            .asInt())
                    .isZero();
            assertThat(browser.run("return document.documentElement.lang").stringValue())
                    .isEqualTo("en");
            assertThat(browser.run("return [...document.querySelectorAll('svg:not([role=img] svg):not([role=img])')]"
                                    + ".filter(e => e.ariaHidden !== 'true').length")
                            .asInt())
                    .isZero();
            assertThat(browser.run("return document.querySelector('[role=img]').ariaLabel")
                            .stringValue())
                    .contains("ln p of 44 chains, iterations 4 to 720", "median");
        }
    }
}
