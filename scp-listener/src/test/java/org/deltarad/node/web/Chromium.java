package org.deltarad.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import org.deltarad.node.Await;
import org.deltarad.testing.ExternalProgram;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Debian's Chromium without a window, that reaches this machine only. */
final class Chromium implements AutoCloseable {
    private static final String PROGRAM = "/usr/bin/chromium";
    private static final String DRIVER = "/usr/bin/chromedriver";

    private final ChromeDriver driver;
    private final String base;

    /** Opens one; the test is skipped, and says so, where it is not installed. */
    Chromium(int port) throws IOException, InterruptedException {
        ExternalProgram.run(PROGRAM, "--version");
        ExternalProgram.run(DRIVER, "--version");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions()
                .setBinary(PROGRAM)
                .addArguments(
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--hide-scrollbars",
                        "--lang=en",
                        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1");
        options.setCapability("goog:loggingPrefs", logs);
        this.driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(new File(DRIVER))
                        .withSilent(true)
                        .build(),
                options);
        this.base = "http://127.0.0.1:" + port;
    }

    void open(String path) {
        driver.get(base + path);
    }

    String path() {
        return driver.getCurrentUrl().substring(base.length());
    }

    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    String heading() {
        return driver.findElement(By.tagName("h1")).getText();
    }

    WebElement one(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    void fill(String name, String value) {
        WebElement field = one("input[name=" + name + "]");
        field.clear();
        field.sendKeys(value);
    }

    /** Presses what leads to another page, and waits for it. */
    void press(String css) {
        WebElement before = one("body");
        one(css).click();
        Await.until("the page after " + css, () -> gone(before), this::path);
    }

    private Optional<Boolean> gone(WebElement page) {
        try {
            page.isEnabled();
            return Optional.empty();
        } catch (StaleElementReferenceException | NoSuchElementException left) {
            return Optional.of(all("body footer").isEmpty()).filter(unfinished -> !unfinished);
        }
    }

    /** Fills in and sends the login page. */
    void login(String user, String password) {
        open("/login");
        fill("user", user);
        fill("password", password);
        press("main button");
    }

    /** What a script of a test gives; pages have none of their own. */
    Object script(String code) {
        return driver.executeScript(code);
    }

    /** Light or dark, as the system of who looks says. */
    void scheme(String lightOrDark) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", lightOrDark))));
    }

    /** The console has no error and no violation of the content security policy since the last call. */
    void assertConsoleIsQuiet(String... expected) {
        assertThat(driver.manage().logs().get(LogType.BROWSER).getAll())
                .extracting(e -> e.getLevel() + " " + e.getMessage())
                .filteredOn(m -> List.of(expected).stream().noneMatch(m::contains))
                .isEmpty();
    }

    /** Writes what is seen in a window of a size, from an element on. */
    void picture(Path file, int width, int height, String fromCss) throws IOException {
        driver.manage().window().setSize(new Dimension(width, height));
        script("document.querySelector('" + fromCss + "').scrollIntoView({block: 'start'})");
        Files.createDirectories(file.getParent());
        Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
