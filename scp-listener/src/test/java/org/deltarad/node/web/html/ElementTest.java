package org.deltarad.node.web.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ElementTest {
    @Test
    void whatComesFromOutsideIsNoMarkup() {
        assertThat(Element.tag("td", "<script>alert('\"&')</script>")
                        .with("title", "\"><b>")
                        .toString())
                .isEqualTo("<td title=\"&quot;&gt;&lt;b&gt;\">"
                        + "&lt;script&gt;alert(&#39;&quot;&amp;&#39;)&lt;/script&gt;</td>");
    }
}
