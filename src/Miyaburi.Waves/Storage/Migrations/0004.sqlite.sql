-- Brand pages and the digest look at the variants of one brand.
CREATE INDEX variant_brand ON variant (brand);
