"""What an article gives as where its information comes from, and what its links lead to.

`find` finds the sources: it reads blocks as `passages`, asks each finder, and joins what they found
(`merging`, `shortnames`). The finders are `listed` for names of the product's list, told as cited by
`citing`, `present` for outlets that take part, `unlisted` for names of no list (`runs`, `deeds`),
`documents`, `anonymous`, `links`, `relayed`, `sites`, `hosts`, and for what a line is by its form
`closing`, `signed`, `labelled`, `digests` and `copyrights`; `abroad` and `east` know other languages. Every
other module is a question that they ask of the words around a name; its first line says which.

`pages` finds the links, `provenance` counts both. Apart, since counting takes none of the words that
finding does.
"""
