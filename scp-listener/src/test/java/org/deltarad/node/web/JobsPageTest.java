package org.deltarad.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JobsPageTest {
    @Test
    void whatComesFromOutsideIsNoMarkup() {
        assertThat(JobsPage.escape("<script>alert('\"&')</script>"))
                .isEqualTo("&lt;script&gt;alert(&#39;&quot;&amp;&#39;)&lt;/script&gt;");
    }
}
