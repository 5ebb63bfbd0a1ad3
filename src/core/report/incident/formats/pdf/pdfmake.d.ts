/** The part of pdfmake 0.3 that the PDF writer uses; the package has no types of its own. */
declare module 'pdfmake' {
  interface PdfMake {
    virtualfs: { existsSync(name: string): boolean; writeFileSync(name: string, content: Uint8Array): void }
    setFonts(fonts: Record<string, Record<'normal' | 'bold' | 'italics' | 'bolditalics', string>>): void
    setTableLayouts(layouts: Record<string, unknown>): void
    setUrlAccessPolicy(mayRead: (url: string) => boolean): void
    setLocalAccessPolicy(mayRead: (path: string) => boolean): void
    createPdf(definition: Record<string, unknown>): { getBuffer(): Promise<Buffer> }
  }
  const pdfMake: PdfMake
  export = pdfMake
}

/** Roboto in four faces, in base64, by file name. */
declare module 'pdfmake/build/vfs_fonts.js' {
  const files: Record<string, string>
  export = files
}
